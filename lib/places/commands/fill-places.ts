import "server-only";
import type { Principal } from "@/lib/access/policy";
import type { EditionIds } from "@/lib/access/schema";
import { recordActs } from "@/lib/audit/commands/record";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { daysSpan } from "@/lib/platform/dates/days-span";
import type { Transaction } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";
import { countQuotas } from "../queries/count-places";
import { choosePromotions, hasPlace, placesLeft, type QuotaCount, takePlace } from "../rules/places";
import type { PlacesTransaction } from "./places-transaction";
import { settleOptions } from "./settle-options";
import { settleSessions } from "./settle-sessions";

/** People of the waiting list read at once where there is no limit to their places. */
const MOST_AT_ONCE = 200;

const WAITER = { id: true, categoryId: true, queuePosition: true, language: true } as const;

type Waiter = Prisma.RegistrationGetPayload<{ select: typeof WAITER }>;

/**
 * The quotas of an edition with what is taken, their rows locked in id order until the transaction ends. Whoever decides
 * about a place begins here; counting first and writing later oversells.
 */
export async function lockPlaces(tx: PlacesTransaction, edition: EditionIds): Promise<QuotaCount[]> {
  await lockQuotas(tx, edition);
  return countQuotas(tx, edition);
}

/** The same lock, for a command that counts by a statement of its own, after this one: what was read before is old. */
export async function lockQuotas(
  tx: PlacesTransaction,
  { organisationId, editionId }: EditionIds,
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM quota
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    ORDER BY id FOR UPDATE`;
}

/**
 * Lets people in from the waiting list, as far as there are places: by hand, after a withdrawal and after a change of
 * capacity this is the same function. Each gets state, audit entry and message in this transaction, and what is free of
 * the options with limits they chose; so do those inside who wish for what became free, and those who wait for a session whose
 * place became free with somebody's registration. Nobody comes in when the edition
 * is cancelled or over. The quotas must be locked (`lockPlaces`); they are read again here.
 * @param entered who got a place in this transaction otherwise, so that it is judged now what they chose
 * @returns the ids of the registrations that are confirmed now, in queue order
 */
export async function fillPlaces(
  tx: PlacesTransaction,
  edition: EditionIds,
  cause: Principal,
  now: Date,
  entered: readonly string[] = [],
): Promise<string[]> {
  const ids = await letIn(tx, edition, cause, now);
  await settleOptions(tx, edition, cause, { registrations: [...entered, ...ids] });
  await settleSessions(tx, edition, cause);
  return ids;
}

async function letIn(
  tx: PlacesTransaction,
  edition: EditionIds,
  cause: Principal,
  now: Date,
): Promise<string[]> {
  const { organisationId, editionId } = edition;
  await lockQuotas(tx, edition);
  // Mostly nobody is on the list, and everybody who registers waits for this.
  if (!(await isAwaited(tx, edition))) return [];
  const counts = await countQuotas(tx, edition);
  const found = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: {
      timeZone: true,
      cancelledAt: true,
      days: { select: { date: true, startsAt: true, endsAt: true } },
    },
  });
  const span = daysSpan(found.days, found.timeZone);
  if (found.cancelledAt || (span && now >= span.end)) return [];
  const promoted = await chooseFromList(tx, edition, counts);
  const ids = promoted.map(({ id }) => id);
  if (ids.length === 0) return [];
  // Thousands come in at once where a large edition gets more places.
  await tx.$executeRaw`
    UPDATE registration
    SET state = 'confirmed', state_since = ${now}, updated_at = clock_timestamp(), version = version + 1,
      undo_until = NULL, undo_state = NULL, undo_since = NULL, undo_verdict = NULL, above_capacity = false
    WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${ids}::uuid[])`;
  const entries = await recordActs(
    tx,
    ids.map((id) => ({
      cause,
      act: "promote",
      objectKind: "registration",
      objectId: id,
      organisationId,
      editionId,
      values: [{ field: "state", before: "waitlisted", after: "confirmed", registrationId: id }],
    })),
  );
  await queueMessages(
    tx,
    promoted.map(({ id, language }, at) => ({
      template: "registration-promoted" as const,
      parameters: {},
      language,
      auditEntryId: entries[at] ?? null,
      organisationId,
      editionId,
      registrationId: id,
      urgency: 1 as const,
    })),
  );
  return ids;
}

/** Whether anybody is on the waiting list. */
async function isAwaited(tx: Transaction, { organisationId, editionId }: EditionIds): Promise<boolean> {
  const [row] = await tx.$queryRaw<Array<{ awaited: boolean }>>`
    SELECT EXISTS (SELECT FROM registration WHERE organisation_id = ${organisationId}::uuid
      AND edition_id = ${editionId}::uuid AND state = 'waitlisted') AS awaited`;
  return row?.awaited ?? false;
}

/**
 * Who comes in now. The list is read in its order, only for categories that still have a place and only as far as there
 * are places: everybody who registers or withdraws waits behind this lock, however long the list is.
 */
async function chooseFromList(tx: Transaction, edition: EditionIds, counts: readonly QuotaCount[]) {
  const where = { organisationId: edition.organisationId, editionId: edition.editionId };
  const categories = await tx.category.findMany({
    where,
    select: { id: true, quotas: { select: { quotaId: true } } },
  });
  const quotasOf = new Map(categories.map(({ id, quotas }) => [id, quotas.map((link) => link.quotaId)]));
  const quotas = new Map(counts.map((quota) => [quota.id, { ...quota }]));
  const chosen: Waiter[] = [];
  let after: number | null = null;
  for (;;) {
    const open = [...quotasOf].filter(([, ids]) => hasPlace(ids, quotas));
    if (open.length === 0) return chosen;
    const most = Math.min(MOST_AT_ONCE, Math.max(...open.map(([, own]) => placesLeft(own, quotas))));
    const rows: Waiter[] = await tx.registration.findMany({
      where: {
        ...where,
        state: "waitlisted",
        queuePosition: after === null ? { not: null } : { gt: after },
        categoryId: { in: open.map(([id]) => id) },
      },
      orderBy: { queuePosition: "asc" },
      take: most,
      select: WAITER,
    });
    const waiting = rows.map((row) => ({
      row,
      id: row.id,
      queuePosition: row.queuePosition ?? 0,
      quotaIds: quotasOf.get(row.categoryId ?? "") ?? [],
    }));
    for (const { row, quotaIds } of choosePromotions([...quotas.values()], waiting)) {
      takePlace(quotaIds, quotas);
      chosen.push(row);
    }
    if (rows.length < most) return chosen;
    after = rows.at(-1)?.queuePosition ?? null;
  }
}

/** The next place at the end of the waiting list; the root quota's row is locked, so each is given once. */
export async function nextQueuePosition(tx: PlacesTransaction, edition: EditionIds): Promise<number> {
  const [position] = await nextQueuePositions(tx, edition, 1);
  if (position === undefined) throw new Error("The edition has no root quota");
  return position;
}

/** The next places, for several at once. */
export async function nextQueuePositions(
  tx: PlacesTransaction,
  edition: EditionIds,
  count: number,
): Promise<number[]> {
  if (count === 0) return [];
  const [counted] = await tx.$queryRaw<Array<{ position: number }>>`${writeQueuePosition(edition, count)}`;
  if (!counted) throw new Error("The edition has no root quota");
  return Array.from({ length: count }, (_, at) => counted.position - count + 1 + at);
}

/** The same for a command that writes all it has to write together: it answers the last `position` that was given. */
export const writeQueuePosition = ({ organisationId, editionId }: EditionIds, count = 1) => Prisma.sql`
  UPDATE quota SET last_queue_position = last_queue_position + ${count}::int
  WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND root
  RETURNING last_queue_position AS position`;
