import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, schoolScope } from "@/prisma/testing/scopes";
import { listEditionSections, listSchoolSections } from "../queries/public-sections";
import { findPreview, getSections } from "../queries/sections";
import { kindOf, OFFERED, type Offered, USUAL_TEXTS } from "../rules/kinds";
import { SectionSchema } from "../schema";
import { addSection, arrangeSection, saveSection } from "./edit-section";
import type { SectionScope } from "./owner";
import { publishSections, restoreSections } from "./publish-sections";

type Made = Awaited<ReturnType<typeof makeOpenEdition>>;
let scope: SectionScope & { editionSlug: string };
let made: Made;
beforeEach(async () => {
  made = await makeOpenEdition({ languages: ["it", "en"] });
  scope = await editionScope<"edit-edition">(made.edition);
});

const address = () => ({ school: scope.schoolSlug, edition: scope.editionSlug });
const add = async (kind: Offered, by: SectionScope = scope) => {
  const result = await addSection(by, { kind, key: crypto.randomUUID() });
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
};
const save = (id: string, kind: string, version: number, said: Record<string, string>) =>
  saveSection(scope, z.parse(SectionSchema, { ...address(), id, kind, version: `${version}`, ...said }));
const arrange = (id: string, version: number, act: "up" | "down" | "show" | "hide" | "remove") =>
  arrangeSection(scope, { id, version, act });
const ids = async () => (await getSections(scope as never)).sections.map(({ id }) => id);
/** What readers see. */
const told = (locale = "en") => listEditionSections(locale, scope.schoolSlug, scope.editionSlug);

const HOTELS = {
  "title.it": "Dove dormire",
  "title.en": "Where to stay",
  "rows.0.name": "Hotel Salt",
  "rows.0.phone": "+39 040 123456",
  "rows.0.price.it": "80 € a notte",
  "rows.1.name": "",
  "rows.2.name": "Casa Sale",
};

describe("the sections of a page", () => {
  test("each kind is added with the usual words in the languages of the page, and saved as it was drawn", async () => {
    for (const offered of OFFERED) {
      const kind = kindOf(offered);
      const id = await add(offered);
      const row = await db().pageSection.findFirstOrThrow({ where: { id } });
      expect(Object.keys((row.content as { title: object }).title).sort()).toEqual(["en", "it"]);
      const drawn = (await getSections(scope as never)).sections.find((one) => one.id === id);
      const values = Object.fromEntries(
        Object.entries(drawn?.values ?? {}).map(([field, value]) => [field, `${value}`]),
      );
      expect(await save(id, kind, 1, values)).toMatchObject({ ok: true });
      const saved = await db().pageSection.findFirstOrThrow({ where: { id } });
      expect(saved).toMatchObject({ version: 2, content: row.content });
    }
  });

  test("what is often told is a text with words of its own, under a heading of its own in each language", async () => {
    const contents = [];
    for (const offered of ["text", ...USUAL_TEXTS] as const) {
      const row = await db().pageSection.findFirstOrThrow({ where: { id: await add(offered) } });
      expect(row.kind).toBe("text");
      contents.push(row.content as { title: Record<string, string>; text?: Record<string, string> });
    }
    for (const language of ["en", "it"])
      expect(new Set(contents.map(({ title }) => title[language])).size).toBe(contents.length);
    for (const { text } of contents.slice(1)) expect(Object.keys(text ?? {}).sort()).toEqual(["en", "it"]);
  });

  test("pressed twice, one is added", async () => {
    const key = crypto.randomUUID();
    const [one, other] = await Promise.all([
      addSection(scope, { kind: "text", key }),
      addSection(scope, { kind: "text", key }),
    ]);
    expect(one).toEqual(other);
    expect(await ids()).toHaveLength(1);
  });

  test("nobody sees what is not published; then everybody, in the language that is there", async () => {
    const stay = await add("stay");
    expect(await save(stay, "stay", 1, HOTELS)).toMatchObject({ ok: true });
    expect(await told()).toEqual([]);
    expect(await publishSections(scope)).toEqual({ ok: true, value: { number: 1 } });
    const [section] = await told();
    expect(section).toMatchObject({
      kind: "stay",
      title: { text: "Where to stay", lang: null },
      rows: [
        { name: "Hotel Salt", phone: "+39 040 123456", price: { text: "80 € a notte", lang: "it" } },
        { name: "Casa Sale", phone: "", price: null },
      ],
    });
    // A gap in the middle of the form is no row.
    expect(section?.rows).toHaveLength(2);
    const stale = await db().cacheTag.count({
      where: { tag: { contains: `${scope.schoolSlug}/${scope.editionSlug}` } },
    });
    expect(stale).toBeGreaterThan(0);
    expect(await publishSections(scope)).toEqual({ ok: true, value: { number: 1 } });
  });

  test("moved, hidden and taken away, it is so for readers once it is published", async () => {
    const [one, two, three] = [await add("text"), await add("facts"), await add("links")];
    await arrange(three, 1, "up");
    expect(await ids()).toEqual([one, three, two]);
    await arrange(one, 1, "up");
    expect(await ids()).toEqual([one, three, two]);
    await arrange(one, 1, "down");
    await arrange(two, 1, "hide");
    await publishSections(scope);
    expect((await told()).map(({ id }) => id)).toEqual([three, one]);
    await arrange(two, 2, "show");
    expect(await arrange(three, 7, "remove")).toMatchObject({ ok: false, reason: "conflict" });
    expect(await arrange(three, 1, "remove")).toMatchObject({ ok: true });
    await publishSections(scope);
    expect((await told()).map(({ id }) => id)).toEqual([one, two]);
  });

  test("two who save one at once: the second is told, with what the first wrote", async () => {
    const id = await add("text");
    const typed = { "title.it": "Uno", "text.it": "Mio" };
    const both = await Promise.all([
      save(id, "text", 1, typed),
      save(id, "text", 1, { ...typed, "text.it": "Altro" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = both.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ reason: "conflict", detail: { version: 2, "title.it": "Uno" } });
  });

  test("fifty publish at once: every publication has a number of its own, and they are as many as changes", async () => {
    await add("text");
    const numbers = await Promise.all([...Array(50)].map(() => publishSections(scope)));
    expect(new Set(numbers.map((result) => result.ok && result.value.number))).toEqual(new Set([1]));
    expect(await db().pagePublication.count({ where: { editionId: made.edition.id } })).toBe(1);
  });

  test("a page is made again what it was; what came later is hidden, not lost", async () => {
    const stay = await add("stay");
    await save(stay, "stay", 1, HOTELS);
    const conduct = await add("conduct");
    await publishSections(scope);
    const yesterday = await told("it");
    await save(stay, "stay", 2, { "title.it": "Rovinato" });
    await arrange(conduct, 1, "remove");
    const late = await add("film");
    await publishSections(scope);
    expect(await told("it")).not.toEqual(yesterday);

    expect(await restoreSections(scope, { number: 1 })).toEqual({ ok: true, value: { number: 3 } });
    expect(await told("it")).toEqual(yesterday);
    const { sections, isPublic } = await getSections(scope as never);
    expect(isPublic).toBe(true);
    expect(sections.map(({ id, shown }) => [id, shown])).toEqual([
      [stay, true],
      [conduct, true],
      [late, false],
    ]);
    // Whoever has the form of before open meets the one that was brought back.
    expect(await save(stay, "stay", 3, { "title.it": "Alt" })).toMatchObject({ reason: "conflict" });
    await expect(restoreSections(scope, { number: 9 })).rejects.toThrow("not-found");
    expect(await findPreview(scope as never, 2)).toMatchObject([
      { content: { title: { it: "Rovinato" } } },
      {},
    ]);
  });

  test("words that were never published are in the history when an earlier page is made again, and what is emptied, too", async () => {
    const stay = await add("stay");
    await save(stay, "stay", 1, HOTELS);
    await publishSections(scope);
    await save(stay, "stay", 2, { "title.it": "Dormire", "rows.0.name": "Nuovo", "text.it": "Mai visto" });
    await restoreSections(scope, { number: 1 });
    const told = async (field: string) => {
      const rows = await db().auditValue.findMany({
        where: { field, entry: { objectId: stay } },
        orderBy: { entry: { createdAt: "asc" } },
      });
      return rows.map(({ before, after }) => [before, after]);
    };
    expect((await told("text")).at(-1)).toEqual([{ it: "Mai visto" }, {}]);
    expect(await told("rows.1.name")).toEqual([
      [null, "Casa Sale"],
      ["Casa Sale", ""],
      [null, "Casa Sale"],
    ]);
  });

  test("what is missing in a language waits for its translator, row by row, and goes with its row", async () => {
    const gaps = async () => {
      const rows = await db().translation.findMany({ where: { editionId: made.edition.id } });
      return rows.map(({ field, language, state }) => `${field} ${language} ${state}`).sort();
    };
    const id = await add("questions");
    const one = { "title.it": "Domande", "title.en": "Questions", "rows.0.question.it": "Dove?" };
    await save(id, "questions", 1, { ...one, "rows.0.answer.it": "Qui", "rows.0.answer.en": "Here" });
    expect(await gaps()).toEqual(["rows.0.question en missing"]);
    await save(id, "questions", 2, { ...one, "rows.0.answer.it": "Là", "rows.0.answer.en": "Here" });
    expect(await gaps()).toEqual(["rows.0.answer en outdated", "rows.0.question en missing"]);
    await save(id, "questions", 3, { "title.it": "Domande", "title.en": "Questions" });
    expect(await gaps()).toEqual([]);
  });

  test("of another edition nothing is there", async () => {
    const id = await add("text");
    const stranger = await makeOpenEdition({ languages: ["en"] });
    const other = await editionScope<"edit-edition">(stranger.edition);
    await expect(arrangeSection(other, { id, version: 1, act: "remove" })).rejects.toThrow("not-found");
    const form = { school: "x", id, kind: "text" as const, version: 1, title: { en: "Mine" } };
    await expect(saveSection(other, form)).rejects.toThrow("not-found");
    expect(await db().pageSection.findFirst({ where: { id } })).toMatchObject({ version: 1 });
  });

  test("a school's page has its own, which no edition shows", async () => {
    const school = await schoolScope<"edit-school">(made.school);
    await add("conduct", school);
    await publishSections(school);
    expect(await listSchoolSections("it", made.school.slug)).toMatchObject([
      { kind: "conduct", title: { text: "Codice di condotta", lang: null } },
    ]);
    expect(await told()).toEqual([]);
  });
});
