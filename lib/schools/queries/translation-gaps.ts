import "server-only";
import { type Reader, reading } from "@/lib/platform/db/client";
import type { EditionScope } from "@/lib/team/access";

export interface TranslationTask {
  objectKind: string;
  objectId: string;
  /** A localised title, or a name; null for what has none (a day, a question). */
  label: unknown;
  missing: Array<{ field: string; language: string }>;
  outdated: Array<{ field: string; language: string }>;
}

/** What waits for a translator in an edition and in its school's own texts, a line a record. At most seven statements. */
export async function listTranslationTasks(scope: EditionScope<"view-drafts">): Promise<TranslationTask[]> {
  const { organisationId, editionId, schoolId } = scope;
  return reading(async (db) => {
    const rows = await db.translation.findMany({
      where: { organisationId, OR: [{ editionId }, { editionId: null, objectId: schoolId }] },
      orderBy: [{ objectKind: "asc" }, { objectId: "asc" }, { field: "asc" }, { language: "asc" }],
      select: { objectKind: true, objectId: true, field: true, language: true, state: true },
    });
    const tasks = new Map<string, TranslationTask>();
    for (const { objectKind, objectId, state, ...gap } of rows) {
      const key = `${objectKind}/${objectId}`;
      const task = tasks.get(key) ?? { objectKind, objectId, label: null, missing: [], outdated: [] };
      task[state].push(gap);
      tasks.set(key, task);
    }
    const labels = await readLabels(db, organisationId, [...tasks.values()]);
    return [...tasks.values()].map((task) => ({ ...task, label: labels.get(task.objectId) ?? null }));
  });
}

async function readLabels(
  db: Reader,
  organisationId: string,
  tasks: readonly TranslationTask[],
): Promise<Map<string, unknown>> {
  const ids = (kind: string) => ({
    organisationId,
    id: { in: tasks.filter((task) => task.objectKind === kind).map((task) => task.objectId) },
  });
  const titled = { id: true, title: true } as const;
  const [sessions, themes, slots, practices, speakers, rooms] = await Promise.all([
    db.session.findMany({ where: ids("session"), select: titled }),
    db.theme.findMany({ where: ids("theme"), select: titled }),
    db.slot.findMany({ where: ids("slot"), select: titled }),
    db.practice.findMany({ where: ids("practice"), select: titled }),
    db.speaker.findMany({ where: ids("speaker"), select: { id: true, fullName: true } }),
    db.room.findMany({ where: ids("room"), select: { id: true, name: true } }),
  ]);
  return new Map<string, unknown>([
    ...[...sessions, ...themes, ...slots, ...practices].map((row) => [row.id, row.title] as const),
    ...speakers.map((row) => [row.id, row.fullName] as const),
    ...rooms.map((row) => [row.id, row.name] as const),
  ]);
}
