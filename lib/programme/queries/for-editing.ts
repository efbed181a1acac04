import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { flatFields } from "@/lib/platform/form-fields";
import { roomFields, sessionFields, slotFields, speakerFields, themeFields } from "../rules/fields";
import { NOT_JOINED, SPEAKERS_IN_ORDER } from "../rules/list-order";

type Scope = EditionScope<"view-drafts">;

/** A record as its form needs it: `fields` under the form's flat names, the version to send back, what waits for a translator. */
export interface Editable {
  id: string;
  version: number;
  fields: Record<string, string | number>;
  gaps: Array<{ field: string; language: string; state: "missing" | "outdated" }>;
}

/** A session with its people and interpretations, and how many times and people it has. @throws AppError("not-found") */
export async function getSessionForEditing(
  scope: Scope,
  id: string,
): Promise<Editable & { number: number; cancelled: boolean; times: number; people: number }> {
  return reading(async (db) => {
    const row = await db.session.findFirst({
      where: { ...here(scope), id, deletedAt: null },
      include: {
        people: { orderBy: { order: "asc" } },
        interpretations: { orderBy: [{ fromLanguage: "asc" }, { toLanguage: "asc" }, { mode: "asc" }] },
        _count: { select: { slots: true } },
      },
    });
    if (!row) throw new AppError("not-found");
    const fields = flatFields(sessionFields(row));
    const gaps = await listGaps(db, scope, "session", id);
    return {
      id,
      version: row.version,
      number: row.number,
      cancelled: row.cancelledAt !== null,
      times: row._count.slots,
      people: row.people.length,
      fields,
      gaps,
    };
  });
}

/** A speaker of this edition. @throws AppError("not-found") */
export async function getSpeakerForEditing(scope: Scope, id: string): Promise<Editable> {
  return reading(async (db) => {
    const row = await db.speaker.findFirst({ where: { ...here(scope), id } });
    if (!row) throw new AppError("not-found");
    const gaps = await listGaps(db, scope, "speaker", id);
    return { id, version: row.version, fields: flatFields(speakerFields(row)), gaps };
  });
}

/** A theme. @throws AppError("not-found") */
export async function getThemeForEditing(scope: Scope, id: string): Promise<Editable> {
  return reading(async (db) => {
    const row = await db.theme.findFirst({ where: { ...here(scope), id } });
    if (!row) throw new AppError("not-found");
    const gaps = await listGaps(db, scope, "theme", id);
    return { id, version: row.version, fields: flatFields(themeFields(row)), gaps };
  });
}

/** A room, its join link included. @throws AppError("not-found") */
export async function getRoomForEditing(scope: EditionScope<"edit-rooms">, id: string): Promise<Editable> {
  return reading(async (db) => {
    const row = await db.room.findFirst({ where: { ...here(scope), id } });
    if (!row) throw new AppError("not-found");
    const gaps = await listGaps(db, scope, "room", id);
    return { id, version: row.version, fields: flatFields(roomFields(row)), gaps };
  });
}

/** A slot with its place as local date, time and minutes. @throws AppError("not-found") */
export async function getSlotForEditing(
  scope: Scope,
  id: string,
): Promise<Editable & { kind: "session" | "break" | "blocker"; sessionId: string | null }> {
  return reading(async (db) => {
    const row = await db.slot.findFirst({ where: { ...here(scope), id } });
    if (!row) throw new AppError("not-found");
    const gaps = await listGaps(db, scope, "slot", id);
    const fields = flatFields(slotFields(row, scope.timeZone));
    return { id, version: row.version, kind: row.kind, sessionId: row.sessionId, fields, gaps };
  });
}

/** The people of an edition for the desk's list, with the sessions they are in. */
export async function listSpeakers(scope: Scope) {
  return reading((db) =>
    db.speaker.findMany({
      where: { ...here(scope), ...NOT_JOINED },
      orderBy: SPEAKERS_IN_ORDER,
      select: {
        id: true,
        number: true,
        version: true,
        fullName: true,
        affiliation: true,
        country: true,
        email: true,
        sessions: {
          where: { session: { deletedAt: null } },
          select: { role: true, session: { select: { id: true, number: true, title: true } } },
        },
      },
    }),
  );
}

function here(scope: Scope | EditionScope<"edit-rooms">) {
  return { organisationId: scope.organisationId, editionId: scope.editionId };
}

function listGaps(db: Reader, scope: { organisationId: string }, objectKind: string, objectId: string) {
  return db.translation.findMany({
    where: { organisationId: scope.organisationId, objectKind, objectId },
    select: { field: true, language: true, state: true },
  });
}
