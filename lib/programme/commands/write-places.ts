import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordActs } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { recordChange } from "@/lib/edits/commands/record-edit";
import type { Transaction } from "@/lib/platform/db/client";
import { insertMany } from "@/lib/platform/db/insert-many";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { newId } from "@/lib/platform/new-id";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import type { Change, Place } from "../rules/arrange";
import type { StoredChange } from "../rules/stored-change";
import { breakOf } from "./schedule-session";

type Scope = EditionScope<"edit-slots">;

/** Whoever is just moving one of the edition's slots is waited for, and then seen. The edition is locked first. */
export async function lockSlots(tx: Transaction, { organisationId, editionId }: Scope): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM slot WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
}

/** Where a slot is, as its columns. */
export const columnsOf = ({ roomId, start, end }: Place) => ({
  ...{ roomId, startsAt: new Date(start), endsAt: new Date(end) },
});

/** Moves slots in one statement, with an entry for each in its session's history. Slots that are gone are left out. */
export async function movePlanned(
  tx: Transaction,
  scope: Scope,
  changes: ReadonlyArray<Pick<Change, "slotId" | "before" | "after">>,
): Promise<StoredChange[]> {
  const { organisationId, editionId, actor } = scope;
  const moves = changes.flatMap(({ slotId, before, after }) =>
    slotId !== null && before !== null ? [{ slotId, before, after }] : [],
  );
  if (moves.length === 0) return [];
  const wanted = JSON.stringify(moves.map(({ slotId, after }) => ({ id: slotId, ...columnsOf(after) })));
  const rows = await tx.$queryRaw<Array<{ id: string; version: number; sessionId: string | null }>>`
    UPDATE slot SET room_id = new."roomId", starts_at = new."startsAt", ends_at = new."endsAt", version = slot.version + 1
    FROM jsonb_to_recordset(${wanted}::jsonb)
      AS new(id uuid, "roomId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)
    WHERE slot.organisation_id = ${organisationId}::uuid AND slot.edition_id = ${editionId}::uuid AND slot.id = new.id
    RETURNING slot.id, slot.version, slot.session_id AS "sessionId"`;
  const written = new Map(rows.map((row) => [row.id, row]));
  await recordActs(
    tx,
    moves.flatMap(({ slotId, before, after }) => {
      const row = written.get(slotId);
      if (!row) return [];
      return {
        ...{ cause: actor, act: "move-slot" as const, organisationId, editionId },
        ...{ objectKind: row.sessionId ? ("session" as const) : ("slot" as const) },
        objectId: row.sessionId ?? slotId,
        values: changedFields(columnsOf(before), columnsOf(after)),
      };
    }),
  );
  return moves.flatMap(({ slotId, before, after }) => {
    const row = written.get(slotId);
    return row ? [{ slotId, before, after, version: row.version }] : [];
  });
}

/** Gives sessions without a time one, and other rooms a break like one that is there. */
export async function addPlanned(
  tx: Transaction,
  scope: Scope,
  changes: readonly Change[],
): Promise<StoredChange[]> {
  const { organisationId, editionId } = scope;
  const added = changes.filter(({ slotId }) => slotId === null).map((change) => ({ ...change, id: newId() }));
  if (added.length === 0) return [];
  const like = await tx.slot.findMany({
    where: { organisationId, editionId, id: { in: added.flatMap(({ copyOf }) => copyOf ?? []) } },
    select: { id: true, kind: true, title: true, note: true },
  });
  const sources = new Map(like.map((slot) => [slot.id, slot]));
  await insertMany(
    tx,
    "slot",
    SLOT_COLUMNS,
    added.map(({ id, sessionId, copyOf, after }) => {
      const source = sources.get(copyOf ?? "");
      return {
        ...{ id, organisation_id: organisationId, edition_id: editionId, session_id: sessionId },
        ...{ kind: source?.kind ?? "session", title: source?.title ?? {}, note: source?.note ?? {} },
        ...{ room_id: after.roomId, starts_at: new Date(after.start), ends_at: new Date(after.end) },
      };
    }),
  );
  await recordActs(
    tx,
    added.flatMap(({ sessionId, after }) =>
      sessionId
        ? {
            ...{ cause: scope.actor, act: "place-session" as const, organisationId, editionId },
            ...{ objectKind: "session" as const, objectId: sessionId },
            values: changedFields({}, columnsOf(after)),
          }
        : [],
    ),
  );
  for (const { id, copyOf, after } of added) {
    const source = sources.get(copyOf ?? "");
    if (!source) continue;
    const [title, note] = [asLocalised(source.title), asLocalised(source.note)];
    const content = { kind: source.kind, title, ...columnsOf(after) };
    await recordChange(tx, scope, breakOf(scope.timeZone), null, { act: "add-pause", id, after: content });
    const record = { organisationId, editionId, objectKind: "slot", objectId: id };
    await trackTranslations(tx, record, null, { note }, scope.languages);
  }
  return added.map(({ id, after }) => ({ slotId: id, before: null, after, version: 1 }));
}

const SLOT_COLUMNS = {
  id: "uuid",
  organisation_id: "uuid",
  edition_id: "uuid",
  session_id: "uuid",
  kind: '"SlotKind"',
  title: "jsonb",
  note: "jsonb",
  room_id: "uuid",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
};
