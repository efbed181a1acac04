import "server-only";
import { type AuditRecord, recordAct } from "@/lib/audit/commands/record";
import type { ImportPlan, PlannedSession } from "../schema/import-plan";
import type { Imported } from "./import-context";

type Value = NonNullable<AuditRecord["values"]>[number];

/**
 * One entry for the whole import, with a value for every field that changed. People stand in it by id, and what belongs
 * to somebody carries that person, so that it can be erased. A field stands in an entry once.
 */
export async function recordImport(imported: Imported): Promise<void> {
  const { tx, scope, plan } = imported;
  const { organisationId, editionId } = scope;
  const speakers = await tx.speaker.findMany({
    where: { organisationId, id: { in: plan.changedSpeakers.map((speaker) => speaker.speakerId) } },
    select: { id: true, number: true, personId: true },
  });
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const values: Value[] = [
    { field: "counts", after: plan.counts },
    ...plan.sessions.flatMap((session) => (session.state === "new" ? [] : sessionValues(session, imported))),
    ...plan.changedSpeakers.flatMap(({ speakerId, changes }) => {
      const { number = 0, personId = null } = byId.get(speakerId) ?? {};
      return changes.map(({ field, before, after }) => ({
        field: `speaker ${number} ${field}`,
        before,
        after,
        ...(personId ? { personId } : {}),
      }));
    }),
    ...(plan.deleteGone ? goneValues(plan, imported) : []),
  ];
  await recordAct(tx, {
    cause: scope.actor,
    act: "import-schedule",
    objectKind: "edition",
    objectId: editionId,
    organisationId,
    editionId,
    values,
  });
}

function sessionValues({ number, changes, content, slots }: PlannedSession, imported: Imported): Value[] {
  const fields = changes.map(({ field, before, after }) =>
    field === "people"
      ? { field: `session ${number} people`, after: (content.people ?? []).map(imported.speakerId) }
      : { field: `session ${number} ${field}`, before, after },
  );
  const times = slots
    .filter((slot) => slot.state !== "unchanged")
    .map((slot, index) => ({
      field: numbered(`session ${number} place`, index),
      ...(slot.before ? { before: placementOf(slot.before, imported) } : {}),
      after: placementOf(slot, imported),
    }));
  return [...fields, ...times];
}

function goneValues({ gone, goneTimes }: ImportPlan, imported: Imported): Value[] {
  const seen = new Map<number, number>();
  return [
    ...gone.map((session) => ({ field: `session ${session.number} deleted`, after: true })),
    ...goneTimes.map((time) => {
      const index = seen.get(time.number) ?? 0;
      seen.set(time.number, index + 1);
      return {
        field: numbered(`session ${time.number} place removed`, index),
        before: placementOf(time, imported),
      };
    }),
  ];
}

const numbered = (field: string, index: number) => (index === 0 ? field : `${field} ${index + 1}`);

function placementOf(slot: { start: number; end: number; room: string }, { roomId }: Imported) {
  return {
    startsAt: new Date(slot.start).toISOString(),
    endsAt: new Date(slot.end).toISOString(),
    roomId: roomId(slot.room),
  };
}
