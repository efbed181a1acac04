import { describe, expect, test } from "vitest";
import { editEditionTexts } from "@/lib/editions/commands/edit-edition";
import { lookAtTexts } from "@/lib/edits/commands/look-at-texts";
import { db } from "@/lib/platform/db/client";
import { readDraft, releaseDraft } from "@/lib/programme/queries/draft";
import { countCarriedRecords, listCarriedTexts } from "@/lib/translations/queries/carried-texts";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { makeMember } from "@/prisma/factories/people";
import { makeSession } from "@/prisma/factories/programme";
import { makeEdition, makeSchool } from "@/prisma/factories/schools";
import { makeLastYear, said } from "@/prisma/scenarios/last-year";
import { editionScope } from "@/prisma/testing/scopes";
import { previewNext, proposeNext } from "../queries/next-source";
import { FIRST_TICKED, PARTS, type Part } from "../rules/parts";
import { createNextEdition } from "./create-next-edition";

type World = Awaited<ReturnType<typeof makeLastYear>>;
/** In a year that is like 2028 in every date and clock change, and long ahead: what is over already moves otherwise. */
const formOf = (world: World, parts: readonly Part[]) => ({
  ...{ school: world.school.slug, from: "trieste-2027", city: "Trieste", firstDay: "2084-05-04" },
  ...{ title: said("Trieste 2084"), parts: [...parts] },
});

async function make(world: World, parts: readonly Part[], choice: { city?: string } = {}) {
  const made = await createNextEdition(world.scope, { ...formOf(world, parts), ...choice });
  if (!made.ok) throw new Error("nothing was made");
  const ids = { organisationId: world.organisation.id, editionId: made.value.editionId };
  const edition = await db().edition.findFirstOrThrow({ where: { id: ids.editionId } });
  return { edition, ids };
}

/** Of the Thursdays around 6 May the first that is still to come: it began on one. */
function nextThursdayOfMay(): string {
  const today = new Date().toISOString().slice(0, 10);
  for (let year = 2028; ; year += 1) {
    const week = [3, 4, 5, 6, 7, 8, 9].map((day) => `${year}-05-0${day}`);
    const thursday = week.find((date) => new Date(date).getUTCDay() === 4);
    if (thursday && thursday > today) return thursday;
  }
}

describe("the next edition", () => {
  test("is a draft with a name, an address and dates of its own, at the same hours", async () => {
    const world = await makeLastYear();
    const { proposed } = await proposeNext(world.scope, "trieste-2027");
    const next = nextThursdayOfMay();
    expect(proposed).toEqual({
      ...{ title: said(`Trieste ${next.slice(0, 4)}`), city: "Trieste", firstDay: next },
    });
    const { edition, ids } = await make(world, FIRST_TICKED);
    expect(edition).toMatchObject({
      ...{ slug: "trieste-2084", year: 2084, number: 12, publishedAt: null, languages: ["it", "en", "de"] },
      // Summer time on one side of 26 March, winter time on the other: 09:00 and 23:59 in Trieste all the same.
      registrationOpensAt: new Date("2084-01-14T08:00:00Z"),
      registrationClosesAt: new Date("2084-04-28T21:59:00Z"),
      carriedFrom: said("Trieste 2027"),
    });
    const days = await db().editionDay.findMany({ where: ids, orderBy: { date: "asc" } });
    expect(days.map(({ date, startsAt }) => [date, startsAt])).toEqual([
      [new Date("2084-05-04"), new Date("2084-05-04T07:00:00Z")],
      [new Date("2084-05-05"), new Date("2084-05-05T07:00:00Z")],
    ]);
    const preview = await previewNext(world.scope, formOf(world, ["page"]));
    expect(preview.slug).toBe("trieste-2084-2");
    // As many as came along: told before they do.
    const [access, answers, sections] = await Promise.all([
      db().accessItem.count({ where: ids }),
      db().editionQuestion.count({ where: ids }),
      db().pageSection.count({ where: ids }),
    ]);
    expect(preview.counts.page).toEqual({ access, answers, sections });
    expect(sections).toBeGreaterThan(0);
    const again = await make(world, ["page"]);
    expect(again.edition.slug).toBe("trieste-2084-2");
  });

  test("asks what was asked, on its own categories, until a day that moved", async () => {
    const world = await makeLastYear();
    const { ids } = await make(world, FIRST_TICKED);
    const category = await db().category.findFirstOrThrow({ where: ids });
    expect(category.answerBy).toEqual(new Date("2084-03-30"));
    const fields = await db().field.findMany({
      where: ids,
      orderBy: { order: "asc" },
      include: { versions: { include: { termVersion: { include: { term: true } } } } },
    });
    expect(fields.map(({ key, answerUntil }) => [key, answerUntil])).toEqual([
      ["bus", new Date("2084-04-27")],
      ["diet", null],
    ]);
    expect(fields[0]?.versions).toMatchObject([
      { condition: { clauses: [{ values: [category.id] }] }, options: [{ value: "early", limit: 30 }] },
    ]);
    expect(fields[1]?.versions[0]?.termVersion).toMatchObject({
      ...{ text: said("diet 2"), term: { editionId: ids.editionId, kind: "sensitive" } },
    });
    const terms = await db().term.findMany({
      where: ids,
      orderBy: { key: "asc" },
      include: { versions: true },
    });
    expect(
      terms.map(({ key, versions }) => [key, versions.map(({ number, text }) => [number, text])]),
    ).toEqual([
      ["diet", [[1, said("diet 2")]]],
      ["privacy", [[1, said("privacy 2")]]],
      ["terms", [[1, said("terms 2")]]],
    ]);
    const preview = await previewNext(world.scope, formOf(world, ["form"]));
    // Without the categories nothing can depend on them.
    expect(preview.questions.map(({ withoutCategory }) => withoutCategory)).toEqual([true, false]);
  });

  test("with nothing ticked it has what every new edition has", async () => {
    const world = await makeLastYear();
    const { edition, ids } = await make(world, []);
    expect(edition).toMatchObject({ summary: {}, undoSeconds: 30, mode: "on_site" });
    expect(await db().category.findMany({ where: ids, select: { slug: true } })).toEqual([
      { slug: "participant" },
    ]);
    expect(await db().venue.count({ where: ids })).toBe(0);
    expect(await db().field.count({ where: ids })).toBe(3);
    expect(await db().carriedText.count({ where: ids })).toBe(0);
    expect(await db().session.count({ where: ids })).toBe(0);
  });

  test("in another city has no venue of the first one", async () => {
    const world = await makeLastYear();
    const { edition, ids } = await make(world, PARTS, { city: "Gorizia" });
    expect(edition).toMatchObject({ city: "Gorizia", country: null });
    expect(await db().venue.count({ where: ids })).toBe(0);
    const rooms = await db().room.findMany({ where: ids, select: { venueId: true } });
    expect(rooms).toEqual([{ venueId: null }, { venueId: null }]);
  });

  test("is made once by two clicks, and not after an edition of another school", async () => {
    const world = await makeLastYear();
    const made = await Promise.all(
      Array.from({ length: 5 }, () => createNextEdition(world.scope, formOf(world, FIRST_TICKED))),
    );
    expect(new Set(made.map((one) => one.ok && one.value.editionId)).size).toBe(1);
    const other = await makeSchool(world.organisation);
    await makeEdition(other, { slug: "foreign" });
    await expect(
      createNextEdition(world.scope, { ...formOf(world, PARTS), from: "foreign" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("invites the team when that is ticked, one mail each; whoever may not manage it invites nobody", async () => {
    const world = await makeLastYear();
    // Whoever makes it is there already, and who never came is not asked again.
    const actor = { id: world.scope.actor.id, email: world.scope.actor.emails[0] ?? "" };
    const team = { editionId: world.edition.id, role: "editor" as const };
    await makeMember(world.organisation, { login: actor, ...team });
    await makeMember(world.organisation, { ...team, loginId: null, acceptedAt: null });
    const { counts } = await proposeNext(world.scope, "trieste-2027");
    expect(counts.team.count).toBe(1);
    const { ids } = await make(world, ["team"]);
    const members = await db().teamMember.findMany({ where: ids });
    expect(members).toMatchObject([{ role: "editor", loginId: null, acceptedAt: null, language: "it" }]);
    const mails = await db().outboxMessage.findMany({ where: { editionId: ids.editionId } });
    expect(mails.map(({ template }) => template)).toEqual(["team-invitation"]);
    const editor = { ...world.scope, role: "editor" } as typeof world.scope;
    const again = await createNextEdition(editor, { ...formOf(world, ["team", "page"]) });
    if (!again.ok) throw new Error("nothing was made");
    expect(await db().teamMember.count({ where: { editionId: again.value.editionId } })).toBe(0);
  });
});

describe("texts that came along", () => {
  test("wait for a look in every record, and what was outdated stays so; the new name needs none", async () => {
    const world = await makeLastYear();
    // The old title waits for a translator, its line too.
    await db().translation.createMany({
      data: ["title", "tagline"].map((field) => ({
        ...{
          organisationId: world.organisation.id,
          editionId: world.edition.id,
          objectKind: "edition",
          field,
        },
        ...{ objectId: world.edition.id, language: "de", state: "outdated" as const },
      })),
    });
    const { edition, ids } = await make(world, FIRST_TICKED);
    const scope = await editionScope<"view-drafts">(edition);
    const old = await listOutdatedTexts(scope, ["edition"]);
    expect(old.get(edition.id)).toContain("tagline.de");
    expect(old.get(edition.id)).not.toContain("title.de");
    const { from, records } = await listCarriedTexts(scope);
    expect(from).toEqual(said("Trieste 2027"));
    const kinds = records.map(({ objectKind }) => objectKind);
    expect([...new Set(kinds)].sort()).toEqual([
      ...["access-item", "category", "edition", "edition-day", "field", "mail-wording", "question"],
      ...["quota", "room", "section", "session", "theme", "venue"],
    ]);
    expect(records.find(({ objectKind }) => objectKind === "edition")?.fields).not.toContain("title");
    expect(records.find(({ objectKind }) => objectKind === "field")?.label).toEqual(said("Bus"));
    expect(await countCarriedRecords(scope)).toBe(records.length);
    const theme = await db().theme.findFirstOrThrow({ where: ids });
    const marked = await listOutdatedTexts(scope, ["theme"]);
    expect(marked.get(theme.id)?.sort()).toEqual(["summary.*", "title.*", "title.de"]);
  });

  test("are looked at by whoever saves them, record by record, or all at once", async () => {
    const world = await makeLastYear();
    const { edition, ids } = await make(world, FIRST_TICKED);
    const scope = await editionScope<"edit-edition">(edition);
    const address = { school: scope.schoolSlug, edition: scope.editionSlug };
    const texts = { title: said("Trieste 2084"), tagline: said("Line"), summary: said("New") };
    const rest = { description: {}, audience: {}, cost: {}, accessNote: {} };
    expect(await editEditionTexts(scope, { ...address, version: 1, ...texts, ...rest })).toMatchObject({
      ok: true,
    });
    const fields = async (objectId: string) =>
      (await db().carriedText.findMany({ where: { ...ids, objectId } })).map(({ field }) => field).sort();
    // Another form has these.
    expect(await fields(ids.editionId)).toEqual([]);
    const venue = await db().venue.findFirstOrThrow({ where: ids });
    expect(await fields(venue.id)).toEqual(["accessNote", "directions", "name"]);
    const theme = await db().theme.findFirstOrThrow({ where: ids });
    expect(await lookAtTexts(scope, { ...address, record: theme.id })).toEqual({
      ok: true,
      value: { count: 2 },
    });
    expect(await fields(theme.id)).toEqual([]);
    expect(await db().carriedText.count({ where: ids })).toBeGreaterThan(5);
    await lookAtTexts(scope, { ...address, record: null });
    expect(await db().carriedText.count({ where: ids })).toBe(0);
    expect(await lookAtTexts(scope, { ...address, record: null })).toEqual({ ok: true, value: { count: 0 } });
    const acts = await db().auditEntry.findMany({ where: { ...ids, act: "look-at-texts" } });
    expect(acts).toHaveLength(2);
    // Another edition's stay as they are.
    const other = await make(world, ["page"]);
    await lookAtTexts(scope, { ...address, record: other.ids.editionId });
    expect(await db().carriedText.count({ where: other.ids })).toBeGreaterThan(0);
  });
});

test("no release names a speaker who has not said yet; once they have, it does", async () => {
  const world = await makeLastYear();
  const { ids } = await make(world, ["sessions", "speakers"]);
  const people = async () =>
    releaseDraft(await readDraft(db(), ids)).sessions.map((session) => session.people.length);
  await makeSession({ organisationId: ids.organisationId, id: ids.editionId });
  expect(await people()).toEqual([0, 0]);
  await db().speaker.updateMany({ where: ids, data: { unconfirmed: false } });
  expect(await people()).toEqual([1, 0]);
});
