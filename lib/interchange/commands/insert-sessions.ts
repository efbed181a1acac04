import "server-only";
import { randomUUID } from "node:crypto";
import type { Localised } from "@/lib/platform/i18n/localised";
import type { PlannedSession, PlannedSlot } from "../schema/import-plan";
import { type Imported, inChunks } from "./import-context";
import { trackNewTexts } from "./track-texts";

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
  await inChunks(made, (some) =>
    tx.session.createMany({
      data: some.map(({ session: { content }, id, number, texts }) => ({
        organisationId,
        editionId,
        id,
        number,
        ...texts,
        ...(content.guid ? { guid: content.guid } : {}),
        sourceId: content.sourceId ?? null,
        kind: content.kind ?? "lecture",
        themeId: imported.themeId(content.theme ?? ""),
        languages: content.languages ?? [],
        noRecording: content.noRecording ?? false,
      })),
    }),
  );
  const people = made.flatMap(({ session, id }) =>
    (session.content.people ?? []).map((reference, order) => ({
      organisationId,
      sessionId: id,
      speakerId: imported.speakerId(reference),
      role: "speaker" as const,
      order,
    })),
  );
  await inChunks(people, (some) => tx.sessionPerson.createMany({ data: some, skipDuplicates: true }));
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
  await inChunks(slots, (some) =>
    tx.slot.createMany({
      data: some.map(({ slot, sessionId, ordinal }) => ({
        organisationId,
        editionId,
        kind: "session" as const,
        sessionId,
        ordinal,
        roomId: roomId(slot.room),
        startsAt: new Date(slot.start),
        endsAt: new Date(slot.end),
      })),
    }),
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
