import "server-only";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { fullness } from "@/lib/places/rules/places";
import { takesPlace } from "@/lib/places/rules/takes-place";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { Prisma } from "@/prisma/generated/client";
import type { LinkScope } from "../policy";
import { hasEnded, lockRegistration, recordSelfService, type SelfServiceRegistration } from "./self-service";
import { addressed } from "./tell-registered";

/**
 * Gives one's place back, where one is held. The next one on the list comes in at once, by the same function as everywhere; sensitive
 * answers are deleted. Withdrawn twice is withdrawn once.
 */
export async function withdraw(scope: LinkScope): Promise<Result<null, "over" | "not-live">> {
  return placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const row = await lockRegistration(tx, scope);
    if (row.state === "withdrawn") return done(null);
    if (!row.live) return refused("not-live");
    const now = await databaseClock(tx);
    if (hasEnded(row, now)) return refused("over");
    await giveBack(tx, scope, row, now, true);
    const after = await lockPlaces(tx, scope);
    if (fullness(before) !== fullness(after)) await invalidateEdition(tx, scope, "listing");
    return done(null);
  });
}

/** A live registration becomes withdrawn; also the first step of erasing. The quotas and the row must be locked. */
export async function giveBack(
  tx: PlacesTransaction,
  scope: LinkScope,
  row: SelfServiceRegistration,
  now: Date,
  tell: boolean,
): Promise<void> {
  const { organisationId, registrationId } = scope;
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id: registrationId } },
    // What organisers decided a moment ago is not theirs to undo any more.
    data: {
      ...{ state: "withdrawn", stateSince: now, version: { increment: 1 } },
      ...{ undoUntil: null, undoState: null, undoSince: null, undoVerdict: Prisma.DbNull },
    },
  });
  await eraseSensitive(tx, scope, now);
  const auditEntryId = await recordSelfService(tx, scope, "withdraw", [
    { field: "state", before: row.state, after: "withdrawn" },
  ]);
  if (tell) {
    await queueMessage(tx, {
      template: "registration-withdrawn",
      parameters: {},
      ...addressed(row),
      auditEntryId,
      urgency: 1,
    });
  }
  // Whoever had none gives none back: nobody comes in by it whom an organiser has put on the list.
  if (takesPlace(row)) await fillPlaces(tx, scope, scope.actor, now);
}

/** Sensitive answers go, their consents are withdrawn; that a consent was given stays on record. */
export function eraseSensitive(
  tx: Transaction,
  { organisationId, registrationId }: Pick<LinkScope, "organisationId" | "registrationId">,
  now: Date,
): Promise<void> {
  return eraseSensitiveOf(tx, organisationId, [registrationId], now);
}

/** The same of several, in two statements however many they are. */
export async function eraseSensitiveOf(
  tx: Transaction,
  organisationId: string,
  registrations: readonly string[],
  now: Date,
): Promise<void> {
  if (registrations.length === 0) return;
  const own = { organisationId, registrationId: { in: [...registrations] } };
  await tx.answer.deleteMany({ where: { ...own, fieldVersion: { sensitive: true } } });
  await tx.consent.updateMany({
    where: { ...own, withdrawnAt: null, termVersion: { term: { kind: "sensitive" } } },
    data: { withdrawnAt: now },
  });
}
