import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { type NewMessage, queueMessagesOnce } from "@/lib/outbox/commands/queue-message";
import { TELLS_OF_PLACE } from "@/lib/outbox/rules";
import { addDays, dateColumn, isoDate } from "@/lib/platform/dates/zones";
import { databaseClock, db, type Transaction, transaction } from "@/lib/platform/db/client";
import { dayBegins, mailDueAt } from "../rules/before-the-day";
import { addressed } from "./tell-registered";

/** A day's date and its first hour differ by less, in every zone. */
const ZONES_DAYS = 2;
/** Mails of a transaction: a short one also where hundreds come. */
const BATCH = 200;

interface Due {
  organisationId: string;
  editionId: string;
  /** The first day; a mail belongs to one, so that people hear again when it is moved. */
  day: string;
  dueAt: Date;
}

/**
 * Writes to everybody confirmed what they need for the first day, once, from the hour it is due until the day begins.
 * Whoever was told of their place since then has read it there. Safe to run in any number of processes.
 * @returns how many mails were queued
 */
export async function tellBeforeTheDay(): Promise<number> {
  let told = 0;
  for (const due of await listDue()) {
    for (let batch = BATCH; batch === BATCH; ) {
      batch = await transaction((tx) => tellSome(tx, due));
      told += batch;
    }
  }
  return told;
}

/** The editions whose first day is near enough, by the database's clock. */
async function listDue(): Promise<Due[]> {
  const now = await databaseClock(db());
  const rooms = { kind: "online", joinLink: { not: null } } as const;
  const { _max } = await db().room.aggregate({ where: rooms, _max: { joinHours: true } });
  const today = isoDate(now);
  const furthest = Math.ceil((_max.joinHours ?? 0) / 24) + 1 + ZONES_DAYS;
  const editions = await db().edition.findMany({
    where: {
      ...TAKES_PLACE,
      days: {
        some: {
          date: { gte: dateColumn(addDays(today, -ZONES_DAYS)), lte: dateColumn(addDays(today, furthest)) },
        },
      },
    },
    select: {
      organisationId: true,
      id: true,
      timeZone: true,
      days: { orderBy: { date: "asc" }, take: 1, select: { date: true, startsAt: true } },
      rooms: { where: rooms, select: { joinHours: true } },
    },
  });
  return editions.flatMap(({ organisationId, id, timeZone, days: [first], rooms: online }) => {
    if (!first) return [];
    const begins = dayBegins(first, timeZone);
    const dueAt = mailDueAt(
      begins,
      online.map((room) => room.joinHours),
    );
    return dueAt <= now && now < begins
      ? [{ organisationId, editionId: id, day: isoDate(first.date), dueAt }]
      : [];
  });
}

const TAKES_PLACE = {
  publishedAt: { not: null },
  archivedAt: null,
  cancelledAt: null,
  deletedAt: null,
  school: { deletedAt: null },
};

async function tellSome(tx: Transaction, { organisationId, editionId, day, dueAt }: Due): Promise<number> {
  // Locked by another process that is at it: what it leaves is found at the next round.
  const free = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM edition WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid
    FOR NO KEY UPDATE SKIP LOCKED`;
  if (free.length === 0) return 0;
  const edition = await tx.edition.findFirst({
    where: { organisationId, id: editionId, ...TAKES_PLACE },
    select: { id: true },
  });
  if (!edition) return 0;
  const people = await tx.registration.findMany({
    where: {
      organisationId,
      editionId,
      state: "confirmed",
      erasedAt: null,
      messages: {
        none: {
          OR: [
            { template: "before-the-day", parameters: { path: ["day"], equals: day } },
            {
              template: { in: [...TELLS_OF_PLACE] },
              createdAt: { gte: dueAt },
              state: { in: ["draft", "queued", "sending", "sent"] },
            },
          ],
        },
      },
    },
    orderBy: { id: "asc" },
    take: BATCH,
    select: {
      organisationId: true,
      editionId: true,
      id: true,
      language: true,
    },
  });
  if (people.length === 0) return 0;
  const auditEntryId = await recordAct(tx, {
    cause: { kind: "system" },
    act: "tell-before-the-day",
    objectKind: "edition",
    objectId: editionId,
    organisationId,
    editionId,
    values: [{ field: "told", after: people.length }],
  });
  await queueMessagesOnce(
    tx,
    people.map(
      (person): NewMessage => ({
        template: "before-the-day",
        parameters: { day },
        ...addressed(person),
        auditEntryId,
      }),
    ),
  );
  return people.length;
}
