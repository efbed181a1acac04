import { expect, test } from "vitest";
import { recordHref } from "@/components/translations/desk/translation-tasks";
import { OBJECT_KINDS } from "@/lib/audit/schema";
import { EDITION_PARTS } from "@/lib/editions/schema/edition";
import { PAGE_KINDS } from "./page-kinds";

test("every kind of record that a task of translation leads here for is one whose outdated texts are marked", () => {
  const kinds = [...OBJECT_KINDS, ...EDITION_PARTS, "edition-day"];
  const here = kinds.filter((objectKind) =>
    recordHref({ objectKind, objectId: "id" }, "/desk", "it").startsWith("/desk/page?part="),
  );
  expect(here.toSorted()).toEqual([...PAGE_KINDS].toSorted());
});
