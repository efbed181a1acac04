import { randomBytes, randomUUID } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { secretHash } from "@/lib/platform/secrets";
import { makeLogin, makeMember, makePerson } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSlot, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeCategory, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";

/** Everybody a gate may meet. */
export const PEOPLE = [
  "visitor",
  "participant",
  "door",
  "viewer",
  "editor",
  "owner",
  "other owner",
  "administrator",
] as const;
export type Somebody = (typeof PEOPLE)[number];

const HOUR_MS = 3_600_000;

/** A cookie of somebody who has signed in. */
export async function cookieOf(login: { id: string }): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const end = new Date(Date.now() + HOUR_MS);
  await db().loginSession.create({
    data: { loginId: login.id, tokenHash: secretHash(token), expiresAt: end, endsAt: end },
  });
  return `convivio.session=${token}`;
}

/** An edition with one record of everything an address or a form can name. */
export async function makeWorld() {
  const { organisation, school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const theme = await makeTheme(edition);
  const room = await makeRoom(edition);
  const session = await makeSession(edition, { themeId: theme.id });
  const loose = await makeSession(edition);
  const times = { startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") };
  const slot = await makeSlot(edition, { sessionId: session.id, roomId: room.id, ...times });
  const pause = await makeSlot(edition, {
    title: { en: "Coffee" },
    startsAt: new Date("2027-05-06T08:00Z"),
    endsAt: new Date("2027-05-06T08:30Z"),
  });
  const [firstSlotId = "", secondSlotId = ""] = [slot.id, pause.id].sort();
  const acceptance = await db().acceptedOverlap.create({
    data: {
      organisationId: organisation.id,
      editionId: edition.id,
      kind: "room",
      firstSlotId,
      secondSlotId,
      roomId: room.id,
      ...times,
      why: "A lightning block runs over.",
      batchId: randomUUID(),
    },
  });
  const speaker = await makeSpeaker(edition);
  const quota = await makeQuota(edition);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const registration = await makeRegistration(edition, category, { state: "confirmed" });
  const twin = await makePerson(organisation);
  const [personId = "", otherId = ""] = [registration.personId ?? "", twin.id].sort();
  await db().personPair.create({ data: { organisationId: organisation.id, personId, otherId } });
  const ids = { organisationId: organisation.id, editionId: edition.id };
  const practice = await db().practice.create({
    data: {
      organisationId: organisation.id,
      schoolId: school.id,
      number: 1,
      title: { en: "Example practice" },
    },
  });
  await db().practiceEdition.create({ data: { ...ids, practiceId: practice.id } });
  const host = await db().host.create({ data: { ...ids, name: "Example host", order: 0 } });
  const mailing = await db().mailing.create({
    data: { ...ids, audience: ["confirmed"], subject: { en: "News" }, body: { en: "Bring a plate." } },
  });
  const member = await makeMember(organisation, { role: "viewer" });
  return {
    organisation,
    school,
    edition,
    theme,
    room,
    session,
    loose,
    slot,
    pause,
    acceptance,
    speaker,
    quota,
    category,
    registration,
    twin,
    practice,
    host,
    mailing,
    member,
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The cookies of everybody, seen from the organisation of `world`; the other owner owns `other`. */
export async function makePeople(world: World, other: World): Promise<Record<Somebody, string>> {
  const inTeam = async (organisation: { id: string }, role: "owner" | "editor" | "viewer" | "door") =>
    cookieOf((await makeMember(organisation, { role })).login);
  return {
    visitor: "",
    participant: await cookieOf(await makeLogin()),
    door: await inTeam(world.organisation, "door"),
    viewer: await inTeam(world.organisation, "viewer"),
    editor: await inTeam(world.organisation, "editor"),
    owner: await inTeam(world.organisation, "owner"),
    "other owner": await inTeam(other.organisation, "owner"),
    administrator: await cookieOf(await makeLogin({ administrator: true })),
  };
}
