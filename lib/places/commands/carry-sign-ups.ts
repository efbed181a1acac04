import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { CarriedSignUp } from "@/lib/people/rules/moved-rows";
import { readSessionPlaces } from "../queries/session-places";
import { chooseCarriedSignUps, type OwnSignUp } from "../rules/carried-sign-ups";
import type { PlacesTransaction } from "./places-transaction";

/** The registration that ends, and the one that stays. */
interface TwoRegistrations extends EditionIds {
  from: string;
  to: string;
}

/**
 * Places in sessions follow to another registration of the same person, as far as it is confirmed; what does not follow is
 * freed by whoever settles them next (`settleSessions`). The quotas must be locked (`lockQuotas`).
 * @returns what the other one has by it, for the parting, with the numbers of its sessions
 */
export async function carrySignUps(
  tx: PlacesTransaction,
  { organisationId, editionId, from, to }: TwoRegistrations,
): Promise<Array<CarriedSignUp & { number: number }>> {
  const of = { organisationId, editionId };
  const rows = await tx.signUp.findMany({
    where: { ...of, registrationId: { in: [from, to] }, state: { not: "withdrawn" } },
    select: { registrationId: true, sessionId: true, queuePosition: true },
  });
  const own = (id: string): OwnSignUp[] =>
    rows
      .filter(({ registrationId }) => registrationId === id)
      .map(({ sessionId, queuePosition }) => ({ sessionId, position: queuePosition }));
  if (own(from).length === 0) return [];
  const inside = await tx.registration.count({ where: { organisationId, id: to, state: "confirmed" } });
  if (inside === 0) return [];
  const sessions = await readSessionPlaces(tx, of);
  const carried = chooseCarriedSignUps(sessions, own(from), own(to));
  await put(
    tx,
    { ...of, id: from },
    carried.map(({ sessionId }) => ({ sessionId, state: "withdrawn", position: null })),
  );
  await put(tx, { ...of, id: to }, carried.map(asRow));
  const numbers = new Map(sessions.map(({ id, number }) => [id, number]));
  return carried.map((one) => ({ ...one, number: numbers.get(one.sessionId) ?? 0 }));
}

/**
 * What followed goes back, as far as it is there still: what the one has of it now, a place or a wait, is the other's again, and
 * the one waits where it waited. Where the other one has no place in the edition by now, settling them frees it.
 */
export async function carrySignUpsBack(
  tx: PlacesTransaction,
  { organisationId, editionId, from, to }: TwoRegistrations,
  carried: readonly CarriedSignUp[],
): Promise<void> {
  const of = { organisationId, editionId };
  const there = await tx.signUp.findMany({
    where: {
      ...{ ...of, registrationId: to, state: { not: "withdrawn" } },
      sessionId: { in: carried.map(({ sessionId }) => sessionId) },
    },
    select: { sessionId: true, queuePosition: true },
  });
  const back = carried.filter(({ sessionId }) => there.some((row) => row.sessionId === sessionId));
  if (back.length === 0) return;
  const freed = back.map(({ sessionId }) => ({ sessionId, state: "withdrawn" as const, position: null }));
  await put(tx, { ...of, id: to }, freed);
  await put(
    tx,
    { ...of, id: from },
    there.map(({ sessionId, queuePosition }) => asRow({ sessionId, position: queuePosition })),
  );
  for (const { sessionId, was } of back) {
    if (was === null) continue;
    await makeRoomAt(tx, of, was);
    await put(tx, { ...of, id: to }, [asRow({ sessionId, position: was })]);
  }
}

/** Whoever came after it may stand at a position by now: then they and all behind them move back by one. */
async function makeRoomAt(
  tx: PlacesTransaction,
  { organisationId, editionId }: EditionIds,
  position: number,
): Promise<void> {
  const of = { organisationId, editionId };
  if ((await tx.signUp.count({ where: { ...of, queuePosition: position } })) === 0) return;
  // In two steps, for no position may stand twice in between.
  await tx.$executeRaw`
    UPDATE sign_up SET queue_position = -queue_position - 1 WHERE organisation_id = ${organisationId}::uuid
      AND edition_id = ${editionId}::uuid AND queue_position >= ${position}`;
  await tx.$executeRaw`
    UPDATE sign_up SET queue_position = -queue_position WHERE organisation_id = ${organisationId}::uuid
      AND edition_id = ${editionId}::uuid AND queue_position < 0`;
}

interface Row {
  sessionId: string;
  state: "signed_up" | "waiting" | "withdrawn";
  position: number | null;
}

const asRow = ({ sessionId, position }: OwnSignUp): Row => ({
  ...{ sessionId, position },
  state: position === null ? "signed_up" : "waiting",
});

/** Writes what a registration has of sessions now. */
async function put(
  tx: PlacesTransaction,
  { organisationId, editionId, id }: EditionIds & { id: string },
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO sign_up (organisation_id, edition_id, registration_id, session_id, state, queue_position, since)
    SELECT ${organisationId}::uuid, ${editionId}::uuid, ${id}::uuid, own."sessionId", own.state::"SignUpState",
      own.position, clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS own("sessionId" uuid, state text, position int)
    ON CONFLICT (organisation_id, registration_id, session_id) DO UPDATE
      SET state = EXCLUDED.state, queue_position = EXCLUDED.queue_position, since = EXCLUDED.since`;
}
