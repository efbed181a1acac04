import "server-only";
import type { Localised } from "@/lib/platform/i18n/localised";
import type { CurrentSession } from "../schema/current-programme";
import type { PlannedSession } from "../schema/import-plan";
import { ChangedMeanwhile, type Imported } from "./import-context";
import { insertSlots } from "./insert-sessions";
import { type TrackedTexts, trackChangedTexts } from "./track-texts";

/** Writes what changed in sessions that are there. Their numbers, guids and ordinals stay. */
export async function updateSessions(imported: Imported): Promise<void> {
  const { tx, scope, plan, current } = imported;
  const known = new Map(current.sessions.map((session) => [session.id, session]));
  const tracked: TrackedTexts[] = [];
  for (const session of plan.sessions) {
    const before = session.sessionId === null ? undefined : known.get(session.sessionId);
    if (!before) continue;
    if (session.changes.length > 0) tracked.push(await updateContent(imported, session, before));
    if (session.content.people) await replacePeople(imported, before, session.content.people);
    await updateSlots(imported, session, before);
  }
  await trackChangedTexts(tx, scope, "session", tracked);
}

async function updateContent(
  { tx, scope, plan, themeId }: Imported,
  { changes, content }: PlannedSession,
  before: CurrentSession,
): Promise<TrackedTexts> {
  const { organisationId, editionId } = scope;
  const texts = { title: before.title, subtitle: before.subtitle, abstract: before.abstract };
  for (const { field, after, language } of changes) {
    if (field === "title" || field === "subtitle" || field === "abstract")
      texts[field] = { ...texts[field], [language ?? plan.language]: after } satisfies Localised;
  }
  const { count } = await tx.session.updateMany({
    where: { organisationId, editionId, id: before.id, version: before.version },
    data: {
      ...texts,
      ...(content.kind ? { kind: content.kind } : {}),
      ...(content.theme ? { themeId: themeId(content.theme) } : {}),
      ...(content.languages ? { languages: content.languages } : {}),
      deletedAt: null,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new ChangedMeanwhile();
  const earlier = { title: before.title, subtitle: before.subtitle, abstract: before.abstract };
  return { id: before.id, texts, before: earlier };
}

/** The people of the file in its order, in the roles they have here; whoever interprets stays, files do not know them. */
async function replacePeople(
  { tx, scope, speakerId }: Imported,
  before: CurrentSession,
  references: string[],
): Promise<void> {
  const { organisationId } = scope;
  const named = references.map(speakerId).flatMap((id) => {
    const roles = before.people.filter((one) => one.speakerId === id && one.role !== "interpreter");
    return roles.length > 0 ? roles : [{ speakerId: id, role: "speaker" }];
  });
  const interpreters = before.people.filter((one) => one.role === "interpreter");
  await tx.sessionPerson.deleteMany({ where: { organisationId, sessionId: before.id } });
  await tx.sessionPerson.createMany({
    data: [...named, ...interpreters].map((person, order) => ({
      organisationId,
      sessionId: before.id,
      speakerId: person.speakerId,
      role: person.role as "speaker" | "chair" | "facilitator" | "interpreter",
      order,
    })),
    skipDuplicates: true,
  });
}

async function updateSlots(
  imported: Imported,
  session: PlannedSession,
  before: CurrentSession,
): Promise<void> {
  const { tx, scope, roomId } = imported;
  const { organisationId, editionId } = scope;
  for (const slot of session.slots) {
    if (slot.state !== "moved" || slot.slotId === null || slot.version === null) continue;
    const { count } = await tx.slot.updateMany({
      where: { organisationId, editionId, id: slot.slotId, version: slot.version },
      data: {
        startsAt: new Date(slot.start),
        endsAt: new Date(slot.end),
        roomId: roomId(slot.room),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new ChangedMeanwhile();
  }
  const used = new Set(before.slots.map((slot) => slot.ordinal));
  const added = session.slots.filter((slot) => slot.state === "new");
  await insertSlots(
    imported,
    added.map((slot) => ({ slot, sessionId: before.id, ordinal: takeOrdinal(used) })),
  );
}

/** The lowest that is free, as placing by hand does. */
function takeOrdinal(used: Set<number>): number {
  let ordinal = 1;
  while (used.has(ordinal)) ordinal += 1;
  used.add(ordinal);
  return ordinal;
}
