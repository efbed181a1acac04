import "server-only";
import { randomUUID } from "node:crypto";
import { insertMany } from "@/lib/platform/db/insert-many";
import type { Localised } from "@/lib/platform/i18n/localised";
import type { PlannedSession, PlannedSlot } from "../schema/import-plan";
import type { Imported } from "./import-context";
import { trackNewTexts } from "./track-texts";

const SESSION_COLUMNS = {
  organisation_id: "uuid",
  edition_id: "uuid",
  id: "uuid",
  number: "int",
  title: "jsonb",
  subtitle: "jsonb",
  abstract: "jsonb",
  guid: "uuid",
  source_id: "text",
  kind: '"SessionKind"',
  theme_id: "uuid",
  languages: "text[]",
  no_recording: "boolean",
  updated_at: "timestamptz",
};
const SLOT_COLUMNS = {
  organisation_id: "uuid",
  edition_id: "uuid",
  id: "uuid",
  kind: '"SlotKind"',
  session_id: "uuid",
  ordinal: "int",
  room_id: "uuid",
  starts_at: "timestamptz",
  ends_at: "timestamptz",
};
const PERSON_COLUMNS = {
  organisation_id: "uuid",
  session_id: "uuid",
  speaker_id: "uuid",
  role: '"SessionRole"',
  order: "int",
};

/** Makes the sessions that are new, in the order of the file, with their people and times. */
export async function insertSessions(imported: Imported): Promise<void> {
  const { tx, scope, plan, current } = imported;
  const { organisationId, editionId } = scope;
  const last = Math.max(0, ...current.sessions.map((session) => session.number));
  const made = plan.sessions
    .filter((session) => session.state === "new")
    .map((session, index) => ({
      session,
      id: randomUUID(),
      number: last + index + 1,
      texts: textsOf(session, plan.language),
    }));
  const now = new Date().toISOString();
  await insertMany(
    tx,
    "session",
    SESSION_COLUMNS,
    made.map(({ session: { content }, id, number, texts }) => ({
      organisation_id: organisationId,
      edition_id: editionId,
      id,
      number,
      ...texts,
      guid: content.guid ?? randomUUID(),
      source_id: content.sourceId ?? null,
      kind: content.kind ?? "lecture",
      theme_id: imported.themeId(content.theme ?? ""),
      languages: content.languages ?? [],
      no_recording: content.noRecording ?? false,
      updated_at: now,
    })),
  );
  await insertPeople(
    imported,
    made.flatMap(({ session, id }) =>
      (session.content.people ?? []).map((reference, order) => ({
        sessionId: id,
        speakerId: imported.speakerId(reference),
        role: "speaker",
        order,
      })),
    ),
  );
  await insertSlots(
    imported,
    made.flatMap(({ session, id }) =>
      session.slots.map((slot, index) => ({ slot, sessionId: id, ordinal: index + 1 })),
    ),
  );
  await trackNewTexts(
    tx,
    scope,
    "session",
    made.map(({ id, texts }) => ({ id, texts })),
  );
}

/** Places sessions in the draft. */
export async function insertSlots(
  { tx, scope, roomId }: Imported,
  slots: ReadonlyArray<{ slot: PlannedSlot; sessionId: string; ordinal: number }>,
): Promise<void> {
  const { organisationId, editionId } = scope;
  await insertMany(
    tx,
    "slot",
    SLOT_COLUMNS,
    slots.map(({ slot, sessionId, ordinal }) => ({
      organisation_id: organisationId,
      edition_id: editionId,
      id: randomUUID(),
      kind: "session",
      session_id: sessionId,
      ordinal,
      room_id: roomId(slot.room),
      starts_at: new Date(slot.start),
      ends_at: new Date(slot.end),
    })),
  );
}

/** Names people at sessions; whoever is named twice in one role counts once. */
export async function insertPeople(
  { tx, scope }: Imported,
  people: ReadonlyArray<{ sessionId: string; speakerId: string; role: string; order: number }>,
): Promise<void> {
  await insertMany(
    tx,
    "session_person",
    PERSON_COLUMNS,
    people.map(({ sessionId, speakerId, role, order }) => ({
      organisation_id: scope.organisationId,
      session_id: sessionId,
      speaker_id: speakerId,
      role,
      order,
    })),
    { skipKnown: true },
  );
}

function textsOf(
  session: PlannedSession,
  language: string,
): Record<"title" | "subtitle" | "abstract", Localised> {
  const text = (field: string): Localised => {
    const change = session.changes.find((candidate) => candidate.field === field);
    return change ? { [language]: change.after } : {};
  };
  return { title: text("title"), subtitle: text("subtitle"), abstract: text("abstract") };
}
