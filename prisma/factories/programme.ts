import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/prisma/generated/client";
import { type Choice, inEdition, type Owned } from "./choice";
import { makePerson } from "./people";

/** A theme with the next number. */
export async function makeTheme(edition: Owned, choice: Choice<Prisma.ThemeUncheckedCreateInput> = {}) {
  const { _max } = await db().theme.aggregate({ where: inEdition(edition), _max: { number: true } });
  return db().theme.create({
    data: {
      number: (_max.number ?? 0) + 1,
      colour: "tomato",
      title: { en: "Example theme" },
      ...choice,
      ...inEdition(edition),
    },
  });
}

/** A physical room for 40. */
export async function makeRoom(edition: Owned, choice: Choice<Prisma.RoomUncheckedCreateInput> = {}) {
  const order = await db().room.count({ where: inEdition(edition) });
  return db().room.create({
    data: { name: `Room ${order + 1}`, capacity: 40, order, ...choice, ...inEdition(edition) },
  });
}

/** A session with the next number. */
export async function makeSession(edition: Owned, choice: Choice<Prisma.SessionUncheckedCreateInput> = {}) {
  const { _max } = await db().session.aggregate({ where: inEdition(edition), _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  return db().session.create({
    data: {
      number,
      title: { en: `Example session ${number}` },
      abstract: { en: "What it is about." },
      kind: "workshop",
      languages: ["en"],
      ...choice,
      ...inEdition(edition),
    },
  });
}

type SlotChoice = Choice<Prisma.SlotUncheckedCreateInput> &
  Pick<Prisma.SlotUncheckedCreateInput, "startsAt" | "endsAt">;

/** When and where: of a session with `sessionId`, else a break. */
export async function makeSlot(edition: Owned, choice: SlotChoice) {
  return db().slot.create({
    data: { kind: choice.sessionId ? "session" : "break", ...choice, ...inEdition(edition) },
  });
}

/** A person at an edition; makes the person when `personId` is left out. */
export async function makeSpeaker(edition: Owned, choice: Choice<Prisma.SpeakerUncheckedCreateInput> = {}) {
  const personId = choice.personId ?? (await makePerson({ id: edition.organisationId })).id;
  const person = await db().person.findUniqueOrThrow({
    where: { organisationId_id: { organisationId: edition.organisationId, id: personId } },
  });
  const { _max } = await db().speaker.aggregate({ where: inEdition(edition), _max: { number: true } });
  return db().speaker.create({
    data: {
      number: (_max.number ?? 0) + 1,
      fullName: person.fullName,
      country: person.country,
      ...choice,
      personId,
      ...inEdition(edition),
    },
  });
}

/** A practice of the edition's school with the next number, shown at the edition. */
export async function makePractice(
  edition: Owned & { schoolId: string },
  choice: Choice<Prisma.PracticeUncheckedCreateInput> = {},
) {
  const { organisationId, schoolId } = edition;
  const { _max } = await db().practice.aggregate({
    where: { organisationId, schoolId },
    _max: { number: true },
  });
  return db().practice.create({
    data: {
      number: (_max.number ?? 0) + 1,
      title: { en: "A shop run by its village" },
      editions: { create: { editionId: edition.id } },
      ...choice,
      ...{ organisationId, schoolId },
    },
  });
}
