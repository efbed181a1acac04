import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { listConcerned } from "@/lib/releases/queries/list-concerned";
import { makeRoom, makeSpeaker } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { editionScope } from "@/prisma/testing/scopes";
import { listSpeakers } from "../queries/for-editing";
import { getSessionChoices, getThemesAndRooms } from "../queries/places";
import { getSpeakerForms } from "../queries/speaker-forms";
import { SPEAKERS_IN_ORDER } from "../rules/list-order";
import { SpeakerSchema } from "../schema/speaker";
import { createSpeaker, editSpeaker } from "./edit-speaker";

const texts = { affiliation: "", country: "", headline: {}, biography: {}, websites: [] };

test("a person stands where the sort name says, in every list of the programme", async () => {
  const { edition, scope, address } = await makeProgrammeDesk();
  for (const fullName of ["Émile Zola", "Rosa Beispiel", "Ada Esempio"])
    await makeSpeaker(edition, { fullName });
  const viewer = await editionScope(edition);
  const orders = async () => {
    const { editionId, organisationId } = scope;
    const speakers = await db().speaker.findMany({ where: { editionId }, select: { id: true } });
    const ids = speakers.map(({ id }) => id);
    const lists = await Promise.all([
      getSpeakerForms(viewer, { page: 1, size: 9, opened: undefined }).then(({ speakers }) => speakers),
      listSpeakers(viewer),
      getSessionChoices(viewer).then(({ speakers }) => speakers.map(({ words }) => ({ fullName: words }))),
      listConcerned(db(), { organisationId, editionId }, ids),
      // What the public list asks for, behind a cache that only the server has.
      db().speaker.findMany({ where: { editionId }, orderBy: SPEAKERS_IN_ORDER }),
    ]);
    return lists.map((list) => list.map(({ fullName }) => fullName).join(", "));
  };
  expect(new Set(await orders())).toEqual(new Set(["Ada Esempio, Émile Zola, Rosa Beispiel"]));

  const rosa = await db().speaker.findFirstOrThrow({
    where: { editionId: edition.id, fullName: "Rosa Beispiel" },
  });
  const form = { ...address, ...texts, speaker: rosa.id, fullName: rosa.fullName, email: "" };
  const set = SpeakerSchema.parse({ ...form, version: rosa.version, sortName: " Aaltonen,  Rosa " });
  expect((await editSpeaker(scope, set)).ok).toBe(true);
  expect(new Set(await orders())).toEqual(new Set(["Rosa Beispiel, Ada Esempio, Émile Zola"]));
  const [value] = await db().auditValue.findMany({ where: { field: "sortName", personId: rosa.personId } });
  expect(value).toMatchObject({ before: null, after: "Aaltonen, Rosa" });

  // A form of before, and one of blanks: no sort name, not an empty one that stands before everybody.
  for (const [version, blank] of [
    [2, {}],
    [3, { sortName: "Zz" }],
    [4, { sortName: "   " }],
  ] as const)
    expect((await editSpeaker(scope, SpeakerSchema.parse({ ...form, ...blank, version }))).ok).toBe(true);
  expect(await db().speaker.findFirst({ where: { id: rosa.id } })).toMatchObject({
    sortName: null,
    sortKey: "Rosa Beispiel",
  });
});

test("a new person comes with a sort name; the key follows a name that is corrected", async () => {
  const { edition, scope, address } = await makeProgrammeDesk();
  const made = await createSpeaker(scope, {
    ...address,
    ...texts,
    country: null,
    email: null,
    unconfirmed: false,
    fullName: "Maria de la Cruz",
    sortName: "Cruz, Maria de la",
  });
  expect(made.ok).toBe(true);
  expect(await db().speaker.findFirst({ where: { editionId: edition.id } })).toMatchObject({
    sortKey: "Cruz, Maria de la",
  });
  const plain = await makeSpeaker(edition, { fullName: "Old" });
  await db().$executeRaw`UPDATE speaker SET full_name = 'New' WHERE id = ${plain.id}::uuid`;
  expect(await db().speaker.findFirst({ where: { id: plain.id } })).toMatchObject({ sortKey: "New" });
});

test("the database alone writes the key", async () => {
  const { edition } = await makeProgrammeDesk();
  const [speaker, room] = [await makeSpeaker(edition), await makeRoom(edition)];
  await expect(
    db().$executeRaw`UPDATE speaker SET sort_key = 'x' WHERE id = ${speaker.id}::uuid`,
  ).rejects.toThrow();
  await expect(
    db().$executeRaw`UPDATE room SET sort_key = 'x' WHERE id = ${room.id}::uuid`,
  ).rejects.toThrow();
});

test("rooms of the same place in the order stand by their numbers", async () => {
  const { edition } = await makeProgrammeDesk();
  for (const name of ["Room 10", "Room 9", "Room 2"]) await makeRoom(edition, { name, order: 1 });
  await makeRoom(edition, { name: "Zelt", order: 0 });
  const { rooms } = await getThemesAndRooms(await editionScope(edition));
  expect(rooms.map((room) => room.name)).toEqual(["Zelt", "Room 2", "Room 9", "Room 10"]);
});
