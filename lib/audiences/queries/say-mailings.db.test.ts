import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { listAudit, listAuditForExport } from "@/lib/audit/queries/list-audit";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { listStatements } from "@/prisma/testing/list-statements";
import { editionScope } from "@/prisma/testing/scopes";
import { removeMailing, saveMailing } from "../commands/mailings";
import { savePeopleView } from "../commands/people-views";
import { sayMailings } from "./say-mailings";

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
  const said = await expectQueries(6, () => sayMailings(scope, entries));
  expect(names(said)).toEqual(expected);
  const others = entries.filter(({ objectKind }) => objectKind !== "mailing");
  expect((await listStatements(() => sayMailings(scope, others))).statements).toEqual([]);
  const file = await listAuditForExport(scope, {});
  for await (const page of file.pages) expect(names(await sayMailings(scope, page))).toEqual(expected);
});

test("a message is called in each entry as it was called then, also once it is thrown away; its view is named to who may know it", async () => {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const scope = await editionScope<never>(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const view = async (name: string, by: "answer" | "country") => {
    const filters = [
      by === "answer"
        ? { by, of: diet.fieldId, how: "filled" as const, values: [] }
        : { by, of: "", how: "is" as const, values: ["PL"] },
    ];
    const saved = await savePeopleView(scope, {
      ...{ view: null, version: 0, name, whose: "team", filters, columns: [], sort: "" },
    });
    return saved.ok ? `view:${saved.value.view}` : "";
  };
  const text = { ...address, audience: [], attached: [], body: { en: "Text" } };
  const [poland, eaters] = [await view("Poland", "country"), await view("Eaters", "answer")];
  const first = await saveMailing(scope, {
    ...{ ...text, mailing: null, version: 0, target: poland, subject: { en: "Ada subject" } },
  });
  const mailing = first.ok ? first.value.mailingId : "";
  await saveMailing(scope, { ...text, mailing, version: 1, target: poland, subject: { en: "Bea subject" } });
  await saveMailing(scope, { ...text, mailing, version: 2, target: eaters, subject: { en: "Bea subject" } });
  const told = async (reader: EditionScope<never>) => {
    const { entries } = await listAudit(reader, { object: mailing }, { page: 1 });
    const said = await sayMailings(reader, entries);
    const targets = said.flatMap(({ values }) =>
      values.flatMap(({ field, before, after }) => (field === "target" ? [[before, after]] : [])),
    );
    return { names: said.map(({ act, name }) => [act, (name as { en: string } | null)?.en]), targets };
  };
  const names = [
    ["edit-mailing", "Bea subject"],
    ["edit-mailing", "Bea subject"],
    ["create-mailing", "Ada subject"],
  ];
  const [asPoland, asEaters] = [{ view: "Poland" }, { view: "Eaters" }];
  expect(await told(scope)).toEqual({
    names,
    targets: [
      [asPoland, asEaters],
      [null, asPoland],
    ],
  });
  // Whoever runs the installation reads the history, and no such answers.
  const other = await editionScope<never>(edition, { role: "administrator" });
  expect(await told(other)).toEqual({
    names,
    targets: [
      [asPoland, eaters],
      [null, asPoland],
    ],
  });
  await saveMailing(scope, {
    ...{ ...text, mailing, version: 3, subject: { en: "Bea subject" } },
    target: "set:country.is.PL",
  });
  expect((await told(scope)).targets[0]).toEqual([asEaters, { set: "country.is.PL" }]);
  names.unshift(["edit-mailing", "Bea subject"]);
  await removeMailing(scope, { ...address, mailing, version: 4 });
  expect((await told(scope)).names).toEqual([["remove-mailing", "Bea subject"], ...names]);
});
