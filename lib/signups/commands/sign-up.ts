import "server-only";
import { lockQuotas } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { settleSessions } from "@/lib/places/commands/settle-sessions";
import { readSessionPlaces, type SignUpSession } from "@/lib/places/queries/session-places";
import { hasSessionPlace, sessionsClash } from "@/lib/places/rules/session-places";
import { databaseClock } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { lockRegistration, recordSelfService } from "@/lib/registration/commands/self-service";
import type { LinkScope } from "@/lib/registration/policy";
import type { SignUpState } from "@/prisma/generated/enums";
import { type NotOpen, whyNotOpen } from "../rules/sign-up";
import type { LeaveSession, SignUpInput } from "../schema";

/**
 * Signs a participant up for a session, or puts them at the end of its list where it is full. What they have at the same time
 * is never lost by that: without `swap` it refuses ("overlap"), and with it they keep the other place until they have this one.
 * Signed up twice is signed up once.
 * @throws AppError("not-found") where the registration was erased, its link ended, or the edition has no such session
 */
export async function signUp(
  scope: LinkScope,
  { session: number, swap }: Pick<SignUpInput, "session" | "swap">,
): Promise<Result<{ state: "signed_up" | "waiting" }, NotOpen | "not-confirmed" | "overlap">> {
  return placesTransaction(scope, async (tx) => {
    const { session, sessions } = await lockOwn(tx, scope, number);
    const { organisationId, registrationId } = scope;
    const row = await tx.registration.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: registrationId } },
      select: { state: true, signUps: { select: { sessionId: true, state: true } } },
    });
    if (row.state !== "confirmed") return refused("not-confirmed");
    const own = row.signUps.find(({ sessionId }) => sessionId === session.id)?.state ?? "withdrawn";
    if (own !== "withdrawn") return done({ state: own });
    const closed = whyNotOpen(session, await databaseClock(tx));
    if (closed) return refused(closed);
    const clashing = sessions.filter(
      (other) =>
        row.signUps.some(({ sessionId, state }) => sessionId === other.id && state === "signed_up") &&
        sessionsClash(session, other),
    );
    if (clashing.length > 0 && !swap) return refused("overlap");
    const state = hasSessionPlace(session) ? "signed_up" : "waiting";
    await write(tx, scope, session, state);
    if (state === "signed_up") for (const other of clashing) await write(tx, scope, other, "withdrawn");
    await recordSelfService(tx, scope, "sign-up", [
      {
        field: state === "waiting" ? "waiting-session" : "session",
        before: state === "signed_up" ? (clashing[0]?.number ?? null) : null,
        after: session.number,
      },
    ]);
    await settleSessions(tx, scope, scope.actor);
    return done({ state });
  });
}

/**
 * Gives a place in a session back, or stops waiting for one; the next on its list comes in at once. Left twice is left once.
 * @throws AppError("not-found") as above
 */
export async function leaveSession(
  scope: LinkScope,
  { session: number }: Pick<LeaveSession, "session">,
): Promise<Result<null, "begun">> {
  return placesTransaction(scope, async (tx) => {
    const { session } = await lockOwn(tx, scope, number);
    const { organisationId, registrationId } = scope;
    const own = await tx.signUp.findFirst({
      where: { organisationId, registrationId, sessionId: session.id, state: { not: "withdrawn" } },
      select: { state: true },
    });
    if (!own) return done(null);
    if (session.begun) return refused("begun");
    await write(tx, scope, session, "withdrawn");
    await recordSelfService(tx, scope, "leave-session", [
      {
        field: own.state === "waiting" ? "waiting-session" : "session",
        before: session.number,
        after: null,
      },
    ]);
    await settleSessions(tx, scope, scope.actor);
    return done(null);
  });
}

/** The sessions as they are behind the lock: whoever decides about a place begins here. */
async function lockOwn(tx: PlacesTransaction, scope: LinkScope, number: number) {
  await lockQuotas(tx, scope);
  const { erasedAt } = await lockRegistration(tx, scope);
  if (erasedAt) throw new AppError("not-found");
  const sessions = await readSessionPlaces(tx, scope);
  const session = sessions.find((one) => one.number === number);
  if (!session) throw new AppError("not-found");
  return { session, sessions };
}

/** A place of theirs in one session: the last position of the edition for who waits. */
async function write(
  tx: PlacesTransaction,
  { organisationId, editionId, registrationId }: LinkScope,
  { id: sessionId }: SignUpSession,
  state: SignUpState,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO sign_up (organisation_id, edition_id, registration_id, session_id, state, queue_position, since)
    SELECT ${organisationId}::uuid, ${editionId}::uuid, ${registrationId}::uuid, ${sessionId}::uuid,
      ${state}::"SignUpState", CASE WHEN ${state} = 'waiting' THEN (
        SELECT coalesce(max(queue_position), 0) + 1 FROM sign_up
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid) END, clock_timestamp()
    ON CONFLICT (organisation_id, registration_id, session_id) DO UPDATE
      SET state = EXCLUDED.state, queue_position = EXCLUDED.queue_position, since = EXCLUDED.since`;
}
