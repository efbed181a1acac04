import { beforeAll, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { makeLogin } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeVenue } from "@/prisma/factories/schools";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { readWhole } from "@/prisma/testing/read-whole";
import { editionScope } from "@/prisma/testing/scopes";
import { type AuditAct, type HistoryFilter, HistoryFilterSchema, type ObjectKind } from "../schema";
import { listAudit, listAuditForExport, listHistoryMembers } from "./list-audit";

let scope: EditionScope<"view-audit">;
let editionId: string;
let ada: Awaited<ReturnType<typeof makeLogin>>;
let people: Record<"anna" | "erased" | "draft", { id: string }>;
let sessionId: string;
let roomId: string;

interface Entry {
  act: AuditAct;
  objectKind: ObjectKind;
  objectId: string | null;
  actorId?: string;
  actorKind?: "login" | "link" | "visitor" | "system";
  at?: string;
  values?: { field: string; before?: string; after?: string }[];
}

async function record({ act, objectKind, objectId, actorKind = "login", at, values = [], ...rest }: Entry) {
  const { id } = await db().auditEntry.create({
    data: {
      ...{ organisationId: scope.organisationId, editionId, act, objectKind, objectId, actorKind },
      actorId: rest.actorId ?? (actorKind === "login" ? ada.id : null),
      createdAt: at ? new Date(at) : new Date("2027-03-10T12:00:00Z"),
      values: { create: values },
    },
  });
  return id;
}

beforeAll(async () => {
  const { edition, category } = await makeEntrance({ timeZone: "Europe/Rome" });
  editionId = edition.id;
  scope = await editionScope<"view-audit">(edition, { role: "owner" });
  ada = await makeLogin({ name: "Ada Esempio" });
  people = {
    anna: await makeRegistration(edition, category, { fullName: "Ánna Řezník" }),
    erased: await makeRegistration(edition, category, { fullName: "", erasedAt: new Date() }),
    draft: await makeRegistration(edition, category, { fullName: "Dora Draft", state: "draft" }),
  };
  sessionId = (await makeSession(edition, { title: { en: "Bread" } })).id;
  roomId = (await makeRoom(edition, { name: "Cellar" })).id;
  const mill = await makeVenue(edition, { name: { en: "Mill" } });
  const farm = await makeVenue(edition, { name: {}, address: { en: "Via Lunga 1" } });
  await record({
    ...{ act: "edit-room", objectKind: "room", objectId: roomId },
    values: [{ field: "venueId", before: mill.id, after: farm.id }],
  });
  const speaker = await makeSpeaker(edition, { fullName: "Zoë Prova" });
  const registration = "registration";
  await record({
    ...{ act: "confirm", objectKind: registration, objectId: people.anna.id, at: "2027-03-10T22:59:00Z" },
    values: [{ field: "state", before: "pending", after: "confirmed" }],
  });
  await record({ act: "decline", objectKind: registration, objectId: people.erased.id });
  await record({
    act: "save-draft",
    objectKind: registration,
    objectId: people.draft.id,
    actorKind: "visitor",
  });
  await record({
    ...{ act: "withdraw", objectKind: registration, objectId: people.anna.id },
    ...{ actorKind: "link", actorId: people.anna.id, at: "2027-03-10T23:00:00Z" },
  });
  await record({
    ...{ act: "place-session", objectKind: "session", objectId: sessionId },
    values: [{ field: "roomId", after: roomId }],
  });
  await record({ act: "edit-speaker", objectKind: "speaker", objectId: speaker.id });
  await record({
    ...{
      act: "move-category",
      objectKind: registration,
      objectId: people.anna.id,
      at: "2027-03-12T10:00:00Z",
    },
    values: [{ field: "category", before: category.slug, after: "long-gone" }],
  });
});

const list = async (filter: HistoryFilter) => (await listAudit(scope, filter, { page: 1 })).entries;
/** Without what the people of this file left behind when they registered. */
const acts = async (filter: HistoryFilter) =>
  (await list(filter))
    .map(({ act }) => act)
    .filter((act) => act !== "register")
    .toSorted();

describe("names", () => {
  test("are those of now: of who did it, of what it was done to, and of what values point at", async () => {
    const [confirmed] = (await list({ object: people.anna.id })).filter(({ act }) => act === "confirm");
    expect(confirmed).toMatchObject({ actor: "Ada Esempio", name: "Ánna Řezník" });
    const [placed] = await list({ object: sessionId });
    expect(placed).toMatchObject({ name: { en: "Bread" }, values: [{ field: "roomId", after: "Cellar" }] });
    const [moved] = await list({ object: roomId });
    expect(moved?.values).toEqual([
      { field: "venueId", before: { en: "Mill" }, after: { en: "Via Lunga 1" } },
    ]);
  });

  test("are not had by whoever was erased, or has not sent the form", async () => {
    const entries = [
      ...(await list({ object: people.erased.id })),
      ...(await list({ object: people.draft.id })),
    ];
    expect(entries.length).toBeGreaterThan(1);
    expect(new Set(entries.map(({ name }) => name))).toEqual(new Set([null]));
  });

  test("of categories come from the edition; of one that is gone its slug is left", async () => {
    const [moved] = (await list({ object: people.anna.id })).filter(({ act }) => act === "move-category");
    expect(moved?.values).toMatchObject([{ before: expect.any(Object), after: "long-gone" }]);
  });

  test("cost one statement for a page, however many there are", async () => {
    await expectQueries(4, () => listAudit(scope, {}, { page: 1 }));
  });
});

describe("what is asked for", () => {
  test("a person, however the name is written, as one who registers or speaks", async () => {
    expect(await acts({ q: "anna rez" })).toEqual(["confirm", "move-category", "withdraw"]);
    expect(await acts({ q: "ZOË" })).toEqual(["edit-speaker"]);
    expect(await acts({ q: "Dora" })).toEqual([]);
    expect(await acts({ q: "%" })).toEqual([]);
  });

  test("a kind", async () => {
    expect(await acts({ kind: "programme" })).toEqual(["edit-room", "edit-speaker", "place-session"]);
    expect(await acts({ kind: "people" })).toHaveLength(5);
  });

  test("who did it: one of the team, the people themselves, or nobody", async () => {
    expect(await acts({ who: ada.id })).not.toContain("withdraw");
    expect(await acts({ who: "participants" })).toEqual(["save-draft", "withdraw"]);
    expect(await acts({ who: "system" })).toEqual([]);
  });

  test("a day, from midnight to midnight where the edition is", async () => {
    expect(await acts({ day: "2027-03-10", object: people.anna.id })).toEqual(["confirm"]);
    expect(await acts({ day: "2027-03-11", object: people.anna.id })).toEqual(["withdraw"]);
  });

  test("several of them together, in the list, its count and its file", async () => {
    const asked: HistoryFilter = { kind: "people", who: ada.id, q: "anna" };
    const { total, entries } = await listAudit(scope, asked, { page: 1 });
    const file = await listAuditForExport(scope, asked);
    expect(entries.map(({ act }) => act)).toEqual(["move-category", "confirm"]);
    expect([total, file.count]).toEqual([2, 2]);
    expect((await readWhole(file.pages)).map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
  });

  test("what an address can't say narrows nothing down", () => {
    const asked = { q: "  ", kind: "everything", who: "' OR 1=1", day: "2027-02-30", object: "1", page: "2" };
    const read = HistoryFilterSchema.parse(asked);
    expect(Object.values(read).filter((value) => value !== undefined)).toEqual([]);
  });
});

test("another organisation's entries are never among them, whatever is asked for", async () => {
  const other = await makeEntrance();
  const foreign = await editionScope<"view-audit">(other.edition, { role: "owner" });
  for (const filter of [
    { object: people.anna.id },
    { q: "anna" },
    { who: ada.id },
    { kind: "people" as const },
  ])
    expect(
      (await listAudit(foreign, filter, { page: 1 })).entries.map(({ objectId }) => objectId),
    ).not.toContain(people.anna.id);
});

test("those of the team can be asked for, members of before too", async () => {
  const { organisationId } = scope;
  await db().teamMember.create({
    data: {
      ...{ organisationId, loginId: ada.id, email: ada.email, emailKey: ada.email, role: "viewer" },
      removedAt: new Date(),
    },
  });
  expect(await listHistoryMembers(scope)).toContainEqual({ id: ada.id, name: "Ada Esempio" });
});
