import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { getSessionChoices } from "../queries/places";
import { createSession, editSession } from "./edit-session";

const words = {
  title: { en: "Workshop" },
  subtitle: {},
  abstract: {},
  kind: "workshop" as const,
  theme: null,
  languages: ["it"],
  minutes: null,
  noRecording: false,
  people: [],
  interpretations: [],
};
const role = "speaker" as const;

/** A desk with so many people, among them two of one name. */
async function makeCrowd(count: number) {
  const desk = await makeProgrammeDesk();
  const names = ["Zoë Ångström", "Ada Rossi", "Ada Rossi"];
  const affiliations = ["", "Coop Uno", "Coop Due"];
  const speakers: { id: string; fullName: string }[] = [];
  for (let at = 0; at < count; at += 1) {
    const fullName = names[at] ?? `Person ${at}`;
    speakers.push(await makeSpeaker(desk.edition, { fullName, affiliation: affiliations[at] ?? "" }));
  }
  return { ...desk, ids: speakers.map(({ id }) => id) };
}

const peopleOf = async (sessionId: string) => {
  const rows = await db().sessionPerson.findMany({ where: { sessionId }, orderBy: { order: "asc" } });
  return rows.map(({ speakerId }) => speakerId);
};

test("whoever is typed by name, as suggested or in another spelling, is in the session; two of one name are told apart", async () => {
  const { scope, address, ids } = await makeCrowd(4);
  expect((await getSessionChoices(scope)).speakers.map((one) => one.words)).toEqual([
    "Ada Rossi, Coop Uno",
    "Ada Rossi, Coop Due",
    "Person 3",
    "Zoë Ångström",
  ]);
  const made = await createSession(scope, {
    ...{ ...address, ...words },
    people: ["Ada Rossi, Coop Due", "zoe angstrom", ids[3] ?? ""].map((speaker, row) => ({
      speaker,
      role,
      row,
    })),
    interpretations: [{ from: "it", to: "en", mode: "spoken", speaker: "PERSON 3", row: 0 }],
  });
  if (!made.ok) throw new Error(made.reason);
  expect(await peopleOf(made.value.sessionId)).toEqual([ids[2], ids[0], ids[3]]);
  const where = { sessionId: made.value.sessionId };
  expect(await db().interpretation.findMany({ where, select: { speakerId: true } })).toEqual([
    { speakerId: ids[3] },
  ]);
});

test("a name nobody has here, or two have, is refused at its row, and nothing is written", async () => {
  const { scope, address, edition, ids } = await makeCrowd(4);
  const elsewhere = await makeProgrammeDesk();
  await makeSpeaker(elsewhere.edition, { fullName: "Ugo Altrove" });
  const form = { ...address, ...words };
  const wrong = {
    people: [
      { speaker: "Person 3", role, row: 0 },
      { speaker: "Ada Rossi", role, row: 2 },
      { speaker: "Ugo Altrove", role, row: 4 },
    ],
    interpretations: [{ from: "it", to: "en", mode: "sign" as const, speaker: "Nobody", row: 1 }],
  };
  const refusal = {
    ok: false,
    reason: "field-errors",
    detail: {
      "people.2.speaker": "same-name",
      "people.4.speaker": "unknown-person",
      "interpretations.1.speaker": "unknown-person",
    },
  };
  expect(await createSession(scope, { ...form, ...wrong })).toEqual(refusal);
  expect(await db().session.count({ where: { editionId: edition.id } })).toBe(0);
  const made = await createSession(scope, { ...form, people: [{ speaker: ids[0] ?? "", role, row: 0 }] });
  if (!made.ok) throw new Error(made.reason);
  const session = made.value.sessionId;
  expect(await editSession(scope, { ...form, ...wrong, session, version: 1 })).toEqual(refusal);
  expect(await peopleOf(session)).toEqual([ids[0]]);
});

test("what somebody else stored comes back as the form holds it: by id in a list, by name where one types", async () => {
  const { scope, address, edition, ids } = await makeCrowd(50);
  const people = [{ speaker: ids[2] ?? "", role, row: 0 }];
  const made = await createSession(scope, { ...address, ...words, people });
  if (!made.ok) throw new Error(made.reason);
  const session = made.value.sessionId;
  const edit = { ...address, ...words, people, session, version: 1 };
  expect(await editSession(scope, edit)).toMatchObject({ ok: true });
  const theirs = async () => {
    const refused = await editSession(scope, edit);
    return refused.ok ? null : refused.detail?.["people.0.speaker"];
  };
  expect(await theirs()).toBe(ids[2]);
  await makeSpeaker(edition, { fullName: "The fifty-first" });
  expect(await theirs()).toBe("Ada Rossi, Coop Due");
});
