import "server-only";
import type { Principal } from "@/lib/access/policy";
import type { EditionIds } from "@/lib/access/schema";
import { recordActs } from "@/lib/audit/commands/record";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { Transaction } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { localise } from "@/lib/platform/i18n/localised";
import { readSessionPlaces, type SignUpSession } from "../queries/session-places";
import { chooseSessionPlaces, type SessionPromotion } from "../rules/session-places";
import type { PlacesTransaction } from "./places-transaction";

/**
 * The places in sessions of an edition: whoever is confirmed no more gives theirs back, and what is free goes to those who
 * wait, in their order. Everything that frees a place in an edition or a session ends here, in its own transaction; each who
 * comes in has an audit entry and one message. The quotas must be locked (`lockQuotas`).
 */
export async function settleSessions(
  tx: PlacesTransaction,
  edition: EditionIds,
  cause: Principal,
): Promise<void> {
  if (!(await freeLeft(tx, edition))) return;
  const { organisationId, editionId } = edition;
  const own = { organisationId, editionId };
  const [sessions, live] = [
    await readSessionPlaces(tx, edition),
    await tx.signUp.findMany({
      where: { ...own, state: { in: ["waiting", "signed_up"] } },
      select: { registrationId: true, sessionId: true, state: true, queuePosition: true },
    }),
  ];
  const waiting = live.flatMap(({ queuePosition, registrationId, sessionId }) =>
    queuePosition === null ? [] : [{ registrationId, sessionId, position: queuePosition }],
  );
  const promoted = chooseSessionPlaces(
    sessions,
    waiting,
    live.filter(({ state }) => state === "signed_up"),
  );
  if (promoted.length === 0) return;
  await write(tx, edition, promoted);
  await tell(tx, edition, cause, promoted, new Map(sessions.map((session) => [session.id, session])));
}

/** @returns whether anybody waits for a session: mostly nobody does, and everybody who comes or goes waits for this */
async function freeLeft(tx: Transaction, { organisationId, editionId }: EditionIds): Promise<boolean> {
  const [row] = await tx.$queryRaw<Array<{ awaited: boolean }>>`
    WITH freed AS (
      UPDATE sign_up SET state = 'withdrawn', queue_position = NULL, since = clock_timestamp()
      FROM registration
      WHERE sign_up.organisation_id = ${organisationId}::uuid AND sign_up.edition_id = ${editionId}::uuid
        AND sign_up.state <> 'withdrawn' AND registration.organisation_id = sign_up.organisation_id
        AND registration.id = sign_up.registration_id AND registration.state <> 'confirmed')
    SELECT EXISTS (SELECT FROM sign_up WHERE organisation_id = ${organisationId}::uuid
      AND edition_id = ${editionId}::uuid AND state = 'waiting') AS awaited`;
  return row?.awaited ?? false;
}

/** Each as it ends: who came in by one place may have given it up for another in the same round. */
async function write(
  tx: Transaction,
  { organisationId }: EditionIds,
  promoted: readonly SessionPromotion[],
): Promise<void> {
  const ends = new Map<string, { registrationId: string; sessionId: string; state: string }>();
  const end = (registrationId: string, sessionId: string, state: string) =>
    ends.set(`${registrationId} ${sessionId}`, { registrationId, sessionId, state });
  for (const { registrationId, sessionId, places, waits } of promoted) {
    for (const id of [...places, ...waits]) end(registrationId, id, "withdrawn");
    end(registrationId, sessionId, "signed_up");
  }
  await tx.$executeRaw`
    UPDATE sign_up SET state = ended.state::"SignUpState", queue_position = NULL, since = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify([...ends.values()])}::jsonb)
      AS ended("registrationId" uuid, "sessionId" uuid, state text)
    WHERE sign_up.organisation_id = ${organisationId}::uuid AND sign_up.registration_id = ended."registrationId"
      AND sign_up.session_id = ended."sessionId"`;
}

/** One entry a place, one message a person. */
async function tell(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  cause: Principal,
  promoted: readonly SessionPromotion[],
  sessions: ReadonlyMap<string, SignUpSession>,
): Promise<void> {
  const found = await tx.registration.findMany({
    where: { organisationId, id: { in: promoted.map(({ registrationId }) => registrationId) } },
    select: { id: true, language: true, edition: { select: { languages: true } } },
  });
  const numberOf = (id: string) => sessions.get(id)?.number ?? null;
  const people = new Map(found.map((row) => [row.id, row]));
  const entries = await recordActs(
    tx,
    promoted.map(({ registrationId, sessionId, places }) => ({
      cause,
      act: "enter-session",
      objectKind: "registration",
      objectId: registrationId,
      organisationId,
      editionId,
      values: [
        {
          ...{ field: "session", registrationId, after: numberOf(sessionId) },
          before: places[0] ? numberOf(places[0]) : null,
        },
      ],
    })),
  );
  const ofPerson = groupBy(
    promoted.map((one, at) => ({ ...one, entry: entries[at] ?? null })),
    ({ registrationId }) => registrationId,
  );
  await queueMessages(
    tx,
    [...ofPerson].flatMap(([registrationId, got]) => {
      const person = people.get(registrationId);
      if (!person) return [];
      const say = (ids: Iterable<string>) =>
        [...ids]
          .map(
            (id) => localise(sessions.get(id)?.title, person.language, person.edition.languages)?.text ?? "",
          )
          .filter(Boolean)
          .join("\n");
      const gone = new Set(got.flatMap(({ places }) => places));
      const left = say(gone);
      return {
        template: "session-promoted" as const,
        parameters: {
          sessions: say(got.map(({ sessionId }) => sessionId).filter((id) => !gone.has(id))),
          ...(left ? { left } : {}),
        },
        language: person.language,
        auditEntryId: got[0]?.entry ?? null,
        organisationId,
        editionId,
        registrationId,
        urgency: 1 as const,
      };
    }),
  );
}
