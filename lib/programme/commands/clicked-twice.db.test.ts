import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { LineColour } from "@/prisma/generated/enums";
import { editionScope } from "@/prisma/testing/scopes";
import { createTheme } from "./edit-theme";

test("twenty clicks on one form make one theme; another form, or the same one after a removal, makes its own", async () => {
  const { edition } = await makeOpenEdition();
  const scope = await editionScope(edition);
  const input = {
    school: scope.schoolSlug,
    edition: scope.editionSlug,
    title: { en: "Housing" },
    summary: {},
    colour: Object.values(LineColour)[0] as LineColour,
  };
  const count = () => db().theme.count({ where: { editionId: edition.id } });
  await Promise.all(Array.from({ length: 20 }, () => createTheme(scope, input)));
  expect(await count()).toBe(1);
  await createTheme(scope, { ...input, title: { en: "Energy" } });
  expect(await count()).toBe(2);
  await db().theme.deleteMany({ where: { editionId: edition.id } });
  await createTheme(scope, input);
  expect(await count()).toBe(1);
});
