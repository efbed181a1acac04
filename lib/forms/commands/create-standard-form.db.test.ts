import { expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { createStandardForm } from "./create-standard-form";

test("a new edition asks the standard questions; sensitive ones hang on their own consent", async () => {
  const { edition } = await makeOpenEdition();
  const { organisationId, id: editionId } = edition;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["it", "sl"] }));
  const terms = await db().term.findMany({
    where: { editionId },
    include: { versions: true },
    orderBy: { key: "asc" },
  });
  expect(terms.map((term) => [term.key, term.kind])).toEqual([
    ["access", "sensitive"],
    ["diet", "sensitive"],
    ["privacy", "privacy"],
    ["terms", "participation"],
  ]);
  expect(terms[2]?.versions[0]?.text).toMatchObject({
    en: expect.stringMatching(/^Example Federation uses .* Questions: privacy@example\.org\.$/),
    de: expect.stringContaining("Example Federation"),
  });
  const fields = await db().field.findMany({
    where: { editionId },
    include: { versions: { include: { termVersion: { include: { term: true } } } } },
    orderBy: { order: "asc" },
  });
  const versions = fields.map((field) => ({
    key: field.key,
    meaning: field.meaning,
    version: field.versions[0],
  }));
  expect(
    versions.map((row) => [row.key, row.meaning, row.version?.sensitive, row.version?.termVersion?.term.key]),
  ).toEqual([
    ["interpreting", "interpreting", false, undefined],
    ["access", "access", true, "access"],
    ["diet", "diet", true, "diet"],
  ]);
  const options = versions[0]?.version?.options as Array<{ value: string; label: Record<string, string> }>;
  expect(options.map((option) => option.value)).toEqual([
    "it",
    "sl",
    ...LOCALES.filter((locale) => locale !== "it"),
  ]);
  expect(options[1]?.label).toMatchObject({ en: "Slovenian", it: "Sloveno" });
});
