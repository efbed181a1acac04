import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import { nameKey } from "@/lib/platform/text";
import { times } from "./calendar";
import { type ExampleIds, idOf } from "./insert-school";
import type { ExampleSession, ExampleWhole } from "./shape";

export interface ProgrammeIds {
  /** By number. */
  sessions: Map<number, string>;
  /** Speaker and person by name. */
  speakers: Map<string, string>;
  people: Map<string, string>;
}

/** Writes the people, sessions, slots, breaks, practices and the recap of one example: the draft of its programme. */
export async function insertProgramme(
  tx: Transaction,
  ids: ExampleIds,
  whole: ExampleWhole,
): Promise<ProgrammeIds> {
  const sessions = new Map(whole.sessions.map((session) => [session.number, randomUUID()]));
  const { people, speakers } = await insertPeople(tx, ids, whole);
  await insertSessions(tx, ids, whole, sessions, speakers);
  await insertSlots(tx, ids, whole, sessions);
  await insertPractices(tx, ids, whole, sessions);
  await insertMemory(tx, ids, whole);
  return { sessions, speakers, people };
}

const editionOf = ({ organisationId, editionId }: ExampleIds) => ({ organisationId, editionId });

function sessionIdOf(sessions: ReadonlyMap<number, string>, number: number): string {
  const id = sessions.get(number);
  if (!id) throw new Error(`The example names session ${number}, which is not there`);
  return id;
}

async function insertPeople(tx: Transaction, ids: ExampleIds, whole: ExampleWhole) {
  const { organisationId } = ids;
  const people = new Map(whole.people.map((person) => [person.fullName, randomUUID()]));
  const speakers = new Map(whole.people.map((person) => [person.fullName, randomUUID()]));
  await tx.person.createMany({
    data: whole.people.map(({ fullName, country }) => ({
      organisationId,
      id: idOf(people, fullName),
      fullName,
      nameKey: nameKey(fullName),
      country,
    })),
  });
  await tx.speaker.createMany({
    data: whole.people.map((person, index) => ({
      ...person,
      ...editionOf(ids),
      id: idOf(speakers, person.fullName),
      personId: idOf(people, person.fullName),
      number: index + 1,
    })),
  });
  return { people, speakers };
}

async function insertSessions(
  tx: Transaction,
  ids: ExampleIds,
  whole: ExampleWhole,
  sessions: ReadonlyMap<number, string>,
  speakers: ReadonlyMap<string, string>,
): Promise<void> {
  const { organisationId } = ids;
  await tx.session.createMany({
    data: whole.sessions.map((session) => ({
      ...editionOf(ids),
      id: sessionIdOf(sessions, session.number),
      number: session.number,
      kind: session.kind,
      themeId: session.theme ? (ids.themes[session.theme - 1] ?? null) : null,
      title: session.title,
      abstract: session.abstract,
      languages: session.languages,
    })),
  });
  const each = <Row>(row: (session: ExampleSession, sessionId: string) => Row[]) =>
    whole.sessions.flatMap((session) => row(session, sessionIdOf(sessions, session.number)));
  await tx.sessionPerson.createMany({
    data: each((session, sessionId) =>
      session.people.map(({ name, role }, order) => ({
        organisationId,
        sessionId,
        speakerId: idOf(speakers, name),
        role,
        order,
      })),
    ),
  });
  await tx.interpretation.createMany({
    data: each((session, sessionId) =>
      session.interpretation.map(([fromLanguage, toLanguage, mode, name]) => ({
        organisationId,
        sessionId,
        fromLanguage,
        toLanguage,
        mode,
        speakerId: name ? idOf(speakers, name) : null,
      })),
    ),
  });
}

async function insertSlots(
  tx: Transaction,
  ids: ExampleIds,
  whole: ExampleWhole,
  sessions: ReadonlyMap<number, string>,
): Promise<void> {
  const zone = whole.edition.timeZone;
  await tx.slot.createMany({
    data: [
      ...whole.sessions.flatMap(({ number, at }) =>
        at
          ? [
              {
                ...editionOf(ids),
                kind: "session" as const,
                sessionId: sessionIdOf(sessions, number),
                roomId: idOf(ids.rooms, at.room),
                ...times(at, whole.days, zone),
                note: at.note ?? {},
              },
            ]
          : [],
      ),
      ...whole.breaks.map((pause) => ({
        ...editionOf(ids),
        kind: "break" as const,
        ...times(pause, whole.days, zone),
        title: pause.title,
        note: pause.note,
      })),
    ],
  });
}

async function insertPractices(
  tx: Transaction,
  ids: ExampleIds,
  whole: ExampleWhole,
  sessions: ReadonlyMap<number, string>,
): Promise<void> {
  const { organisationId, schoolId, editionId } = ids;
  for (const [index, { theme, sessions: shownIn, ...practice }] of whole.practices.entries()) {
    const { id: practiceId } = await tx.practice.create({
      data: {
        ...practice,
        organisationId,
        schoolId,
        number: index + 1,
        themeId: ids.themes[theme - 1] ?? null,
      },
      select: { id: true },
    });
    await tx.practiceEdition.create({ data: { organisationId, practiceId, editionId, order: index } });
    await tx.practiceSession.createMany({
      data: shownIn.map((number) => ({
        organisationId,
        practiceId,
        sessionId: sessionIdOf(sessions, number),
      })),
    });
  }
}

async function insertMemory(tx: Transaction, ids: ExampleIds, whole: ExampleWhole): Promise<void> {
  if (whole.recap) {
    await tx.recap.create({
      data: { ...editionOf(ids), ...whole.recap, publishedAt: whole.archivedAt },
    });
  }
  await tx.figure.createMany({
    data: whole.figures.map((figure, order) => ({ ...figure, ...editionOf(ids), order })),
  });
}
