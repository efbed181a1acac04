import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeSession, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeEdition, makeOpenEdition, makeOrganisation, makeSchool } from "@/prisma/factories/schools";
import { founderScope, schoolScope } from "@/prisma/testing/scopes";
import { hasExample } from "../queries/example";
import { createEdition } from "./create-edition";
import { createFirstSchool } from "./create-first-school";

/** An example with a page, a programme with people, a price and a house; ahead of every other one. */
async function makeExample() {
  const { organisation, edition } = await makeOpenEdition({ dates: ["2199-10-08"], languages: ["en", "it"] });
  await db().organisation.update({ where: { id: organisation.id }, data: { example: true } });
  const { organisationId, id: editionId } = edition;
  await db().edition.update({
    where: { organisationId_id: { organisationId, id: editionId } },
    data: {
      ...{
        title: { en: "The example" },
        tagline: { en: "Come", it: "Vieni" },
        cost: { en: "€120" },
        year: 2199,
      },
      ...{ accessNote: { en: "No steps" }, contactEmail: "theirs@example.org" },
    },
  });
  await db().venue.create({ data: { organisationId, editionId, name: { en: "The hall" }, order: 9 } });
  const theme = await makeTheme(edition, { title: { en: "Work", it: "Lavoro" } });
  const session = await makeSession(edition, { title: { en: "Opening", it: "Apertura" }, themeId: theme.id });
  const speaker = await makeSpeaker(edition);
  await db().sessionPerson.create({
    data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
  });
  await db().editionQuestion.create({
    data: {
      organisationId,
      editionId,
      question: { en: "May I bring a child?" },
      answer: { en: "Yes." },
      order: 0,
    },
  });
  await db().accessItem.create({
    data: { organisationId, editionId, kind: "step_free", title: { en: "No steps" }, text: {}, order: 0 },
  });
  await db().pageSection.createMany({
    data: (["facts", "stay", "cost"] as const).map((kind, order) => ({
      ...{ organisationId, editionId, kind, order },
      content: kind === "facts" ? { title: { en: "In short" } } : { "rows.0.price": { en: "€120" } },
    })),
  });
  return { organisationId, editionId };
}

const WANTED = {
  ...{
    title: { it: "Gent 2097" },
    city: "Gent",
    firstDay: "2097-10-07",
    days: 1,
    timeZone: "Europe/Brussels",
  },
  ...{ capacity: 40, contactEmail: "ours@example.org", example: true },
};

const below = (editionId: string) =>
  db().edition.findFirstOrThrow({
    where: { id: editionId },
    include: {
      ...{
        themes: true,
        questions: true,
        access: true,
        sections: true,
        venues: true,
        speakers: true,
        rooms: true,
        hosts: true,
      },
      sessions: { include: { people: true, slots: true } },
    },
  });

test("an edition begins with what the example says, and takes nobody, no house and no price along", async () => {
  await makeExample();
  expect(await hasExample()).toBe(true);
  const school = await makeSchool(await makeOrganisation({ languages: ["it"] }));
  const scope = { ...(await schoolScope<"create-edition">(school)), languages: ["it"] };
  const made = await createEdition(scope, { ...WANTED, school: school.slug });
  if (!made.ok) throw new Error(made.reason);
  const edition = await below(made.value.editionId);
  expect(edition).toMatchObject({
    ...{ title: { it: "Gent 2097" }, city: "Gent", tagline: { en: "Come", it: "Vieni" }, cost: {} },
    ...{ accessNote: {}, venues: [], contactEmail: "ours@example.org", publishedAt: null },
    ...{ carriedFrom: { en: "The example" }, access: [], speakers: [], rooms: [], hosts: [] },
    themes: [{ title: { en: "Work", it: "Lavoro" } }],
    questions: [{ answer: { en: "Yes." } }],
    sections: [{ kind: "facts", content: { title: { en: "In short" } } }],
    sessions: [{ title: { en: "Opening", it: "Apertura" }, number: 1, people: [], slots: [] }],
  });
  expect(edition.sessions[0]?.themeId).toBe(edition.themes[0]?.id);
  const where = { organisationId: school.organisationId, editionId: edition.id };
  const marked = await db().carriedText.findMany({ where, select: { objectKind: true, field: true } });
  expect(marked).toEqual(
    expect.arrayContaining([
      { objectKind: "edition", field: "tagline" },
      { objectKind: "session", field: "title" },
    ]),
  );
  expect(marked).not.toContainEqual({ objectKind: "edition", field: "title" });
  // Its own capacity and its own questions of the form, as any.
  expect(await db().quota.findMany({ where, select: { capacity: true } })).toEqual([{ capacity: 40 }]);
  expect(await db().field.count({ where })).toBe(3);
});

test("a first school that begins with it is a draft; unticked nothing comes along", async () => {
  await makeExample();
  const answers = {
    ...{ language: "it" as const, name: `Consorzio ${crypto.randomUUID()}`, privacyContact: "p@example.org" },
    ...{ title: "Scuola", kind: "school" as const, city: "Gent", firstDay: "2097-10-07", days: 1 },
    ...{ timeZone: "Europe/Brussels", draft: false, example: true },
  };
  const [ticked, bare] = [
    await createFirstSchool(await founderScope(), answers),
    await createFirstSchool(await founderScope(), { ...answers, example: false }),
  ];
  if (!ticked.ok || !bare.ok) throw new Error("refused");
  expect(await below(ticked.value.editionId)).toMatchObject({ publishedAt: null, themes: [{ number: 1 }] });
  const without = await below(bare.value.editionId);
  expect(without).toMatchObject({ themes: [], sessions: [], questions: [], tagline: {}, carriedFrom: {} });
  expect(without.publishedAt).not.toBeNull();
});

test("what is no example, or is over, is none", async () => {
  const { organisationId, editionId } = await makeExample();
  const real = await makeEdition(await makeSchool(await makeOrganisation()), { dates: ["2199-11-08"] });
  await db().edition.update({
    where: { organisationId_id: { organisationId: real.organisationId, id: real.id } },
    data: { year: 2199, tagline: { en: "Real" }, publishedAt: new Date() },
  });
  await db().edition.update({
    where: { organisationId_id: { organisationId, id: editionId } },
    data: { archivedAt: new Date(), tagline: { en: "Over" } },
  });
  const school = await makeSchool(await makeOrganisation());
  const made = await createEdition(await schoolScope(school), { ...WANTED, school: school.slug });
  if (!made.ok) throw new Error(made.reason);
  const { tagline } = await below(made.value.editionId);
  expect(tagline).not.toEqual({ en: "Real" });
  expect(tagline).not.toEqual({ en: "Over" });
});
