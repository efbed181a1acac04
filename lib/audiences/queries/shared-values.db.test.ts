import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { listAudit, listAuditForExport } from "@/lib/audit/queries/list-audit";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { listStatements } from "@/prisma/testing/list-statements";
import { editionScope } from "@/prisma/testing/scopes";
import { saveMailing } from "../commands/mailings";
import { sayMailings } from "./shared-values";

test("the history calls a message as its edition fills it in, on the page and in the file, each by its own edition", async () => {
  const { school, edition } = await makeOpenEdition({ languages: ["en", "it"], title: { en: "Bread 2027" } });
  const other = await makeEdition(school, { dates: ["2028-05-06"], title: { en: "Bread 2028" } });
  for (const one of [edition, other]) {
    const scope = await editionScope<"send-messages">(one);
    const saved = await saveMailing(scope, {
      ...{ school: scope.schoolSlug, edition: scope.editionSlug, mailing: null, version: 0, attached: [] },
      ...{ target: "states", audience: ["confirmed"], body: { en: "Text" } },
      subject: { en: "{fullName}, come to {editionTitle}", it: "{editionTitle}" },
    });
    if (!saved.ok) throw new Error(saved.reason);
  }
  const scope = (await editionScope(edition)) as EditionScope<"view-audit">;
  const { entries } = await listAudit(scope, {}, { page: 1 });
  const names = (said: ReadonlyArray<{ objectKind: string; name: unknown }>) =>
    said.filter(({ objectKind }) => objectKind === "mailing").map(({ name }) => name);
  const expected = [
    { en: "‹name›, come to Bread 2028", it: "Bread 2028" },
    { en: "‹name›, come to Bread 2027", it: "Bread 2027" },
  ];
  // However many messages there are, and nothing where there is none.
  const said = await expectQueries(4, () => sayMailings(scope, entries));
  expect(names(said)).toEqual(expected);
  const others = entries.filter(({ objectKind }) => objectKind !== "mailing");
  expect((await listStatements(() => sayMailings(scope, others))).statements).toEqual([]);
  const file = await listAuditForExport(scope, {});
  for await (const page of file.pages) expect(names(await sayMailings(scope, page))).toEqual(expected);
});
