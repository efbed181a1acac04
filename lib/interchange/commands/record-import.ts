import "server-only";
import { type AuditRecord, causedBy, recordAct } from "@/lib/audit/commands/record";
import type { PlannedSession } from "../schema/import-plan";
import type { Imported } from "./import-context";

type Value = NonNullable<AuditRecord["values"]>[number];

/**
 * One entry for the whole import, with a value for every field that changed. People stand in it by id, and what belongs
 * to somebody carries that person, so that it can be erased.
 */
export async function recordImport(imported: Imported): Promise<void> {
  const { tx, scope, plan } = imported;
  const { organisationId, editionId } = scope;
  const speakers = await tx.speaker.findMany({
    where: { organisationId, id: { in: plan.changedSpeakers.map((speaker) => speaker.speakerId) } },
    select: { id: true, personId: true },
  });
  const personIds = new Map(speakers.map((speaker) => [speaker.id, speaker.personId]));
  const values: Value[] = [
    { field: "counts", after: plan.counts },
    ...plan.sessions.flatMap((session) => (session.state === "new" ? [] : sessionValues(session, imported))),
    ...plan.changedSpeakers.flatMap(({ speakerId, changes }) => {
      const personId = personIds.get(speakerId);
      return changes.map(({ field, before, after }) => ({
        field: `speaker ${field}`,
        before,
        after,
        ...(personId ? { personId } : {}),
      }));
    }),
    ...(plan.removeGone ? plan.gone : []).map((session) => ({
      field: `session ${session.number} deleted`,
      after: true,
    })),
  ];
  await recordAct(tx, {
    cause: "actor" in scope ? causedBy(scope) : { kind: "command" },
    act: "import-schedule",
    objectKind: "edition",
    objectId: editionId,
    organisationId,
    editionId,
    values,
  });
}

function sessionValues(
  { number, changes, content, slots }: PlannedSession,
  { speakerId, roomId }: Imported,
): Value[] {
  const fields = changes.map(({ field, before, after }) =>
    field === "people"
      ? { field: `session ${number} people`, after: (content.people ?? []).map(speakerId) }
      : { field: `session ${number} ${field}`, before, after },
  );
  const place = (slot: { start: number; end: number; room: string }) => ({
    startsAt: new Date(slot.start).toISOString(),
    endsAt: new Date(slot.end).toISOString(),
    roomId: roomId(slot.room),
  });
  const times = slots
    .filter((slot) => slot.state !== "unchanged")
    .map((slot) => ({
      field: `session ${number} place`,
      ...(slot.before ? { before: place(slot.before) } : {}),
      after: place(slot),
    }));
  return [...fields, ...times];
}
