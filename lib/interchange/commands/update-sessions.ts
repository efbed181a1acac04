import "server-only";
import type { Localised } from "@/lib/platform/i18n/localised";
import type { CurrentSession } from "../schema/current-programme";
import type { PlannedSession } from "../schema/import-plan";
import { ChangedMeanwhile, type Imported, inChunks } from "./import-context";
import { insertPeople, insertSlots } from "./insert-sessions";
import { trackChangedTexts } from "./track-texts";

interface Known {
  session: PlannedSession;
  before: CurrentSession;
}

/**
 * Writes what changed in sessions that are there. Their numbers, guids and ordinals stay. A few statements whatever the
 * number of sessions: the next version of a large schedule changes a thousand at once, in one short transaction.
 */
export async function updateSessions(imported: Imported): Promise<void> {
  const { plan, current } = imported;
  const byId = new Map(current.sessions.map((session) => [session.id, session]));
  const known = plan.sessions.flatMap((session): Known[] => {
    const before = session.sessionId === null ? undefined : byId.get(session.sessionId);
    return before ? [{ session, before }] : [];
  });
  await updateContent(imported, known);
  await replacePeople(imported, known);
  await moveSlots(imported, known);
  await insertSlots(
    imported,
    known.flatMap(({ session, before }) => {
      const used = new Set(before.slots.map((slot) => slot.ordinal));
      return session.slots
        .filter((slot) => slot.state === "new")
        .map((slot) => ({ slot, sessionId: before.id, ordinal: takeOrdinal(used) }));
    }),
  );
}

async function updateContent({ tx, scope, plan, themeId }: Imported, known: Known[]): Promise<void> {
  const { organisationId, editionId } = scope;
  const changed = known
    .filter(({ session }) => session.changes.length > 0)
    .map(({ session, before }) => ({ session, before, texts: textsAfter(session, before, plan.language) }));
  await inChunks(changed, async (some) => {
    const rows = some.map(({ session: { content }, before, texts }) => ({
      id: before.id,
      version: before.version,
      ...texts,
      kind: content.kind ?? before.kind,
      theme_id: content.theme ? themeId(content.theme) : before.themeId,
      languages: content.languages ?? before.languages,
      no_recording: content.noRecording ?? before.noRecording,
    }));
    const count = await tx.$executeRaw`
      UPDATE session SET title = new.title, subtitle = new.subtitle, abstract = new.abstract,
        kind = new.kind::"SessionKind", theme_id = new.theme_id, languages = new.languages, no_recording = new.no_recording,
        deleted_at = NULL, version = session.version + 1, updated_at = clock_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new(id uuid, version int, title jsonb,
        subtitle jsonb, abstract jsonb, kind text, theme_id uuid, languages text[], no_recording boolean)
      WHERE session.organisation_id = ${organisationId}::uuid AND session.edition_id = ${editionId}::uuid
        AND session.id = new.id AND session.version = new.version`;
    if (count !== rows.length) throw new ChangedMeanwhile();
  });
  const tracked = changed.map(({ before, texts }) => {
    const earlier = { title: before.title, subtitle: before.subtitle, abstract: before.abstract };
    return { id: before.id, texts, before: earlier };
  });
  await trackChangedTexts(tx, scope, "session", tracked);
}

function textsAfter({ changes }: PlannedSession, before: CurrentSession, fallback: string) {
  const texts = { title: before.title, subtitle: before.subtitle, abstract: before.abstract };
  for (const { field, after, language } of changes) {
    if (field === "title" || field === "subtitle" || field === "abstract")
      texts[field] = { ...texts[field], [language ?? fallback]: after } satisfies Localised;
  }
  return texts;
}

/** The people of the file in its order, in the roles they have here; whoever interprets stays, files do not know them. */
async function replacePeople(imported: Imported, known: Known[]): Promise<void> {
  const { tx, scope, speakerId } = imported;
  const { organisationId } = scope;
  const changed = known.filter(({ session }) => session.content.people);
  const rows = changed.flatMap(({ session, before }) => {
    const named = (session.content.people ?? []).map(speakerId).flatMap((id) => {
      const roles = before.people.filter((one) => one.speakerId === id && one.role !== "interpreter");
      return roles.length > 0 ? roles : [{ speakerId: id, role: "speaker" }];
    });
    const interpreters = before.people.filter((one) => one.role === "interpreter");
    return [...named, ...interpreters].map((person, order) => ({
      sessionId: before.id,
      speakerId: person.speakerId,
      role: person.role,
      order,
    }));
  });
  await inChunks(changed, (some) => {
    const sessionId = { in: some.map(({ before }) => before.id) };
    return tx.sessionPerson.deleteMany({ where: { organisationId, sessionId } });
  });
  await insertPeople(imported, rows);
}

async function moveSlots({ tx, scope, roomId }: Imported, known: Known[]): Promise<void> {
  const { organisationId, editionId } = scope;
  const moved = known
    .flatMap(({ session }) => session.slots)
    .filter((slot) => slot.state === "moved" && slot.slotId !== null);
  await inChunks(moved, async (some) => {
    const rows = some.map((slot) => ({
      id: slot.slotId,
      version: slot.version,
      room_id: roomId(slot.room),
      starts_at: new Date(slot.start),
      ends_at: new Date(slot.end),
    }));
    const count = await tx.$executeRaw`
      UPDATE slot SET starts_at = new.starts_at, ends_at = new.ends_at, room_id = new.room_id,
        version = slot.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new(id uuid, version int, room_id uuid,
        starts_at timestamptz, ends_at timestamptz)
      WHERE slot.organisation_id = ${organisationId}::uuid AND slot.edition_id = ${editionId}::uuid
        AND slot.id = new.id AND slot.version = new.version`;
    if (count !== rows.length) throw new ChangedMeanwhile();
  });
}

/** The lowest that is free, as scheduling by hand does. */
function takeOrdinal(used: Set<number>): number {
  let ordinal = 1;
  while (used.has(ordinal)) ordinal += 1;
  used.add(ordinal);
  return ordinal;
}
