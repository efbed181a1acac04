import "server-only";
import { type Reader, reading } from "@/lib/platform/db/client";
import type { EditionScope } from "@/lib/team/access";

export interface TranslationTask {
  objectKind: string;
  objectId: string;
  /** A localised title, or a name; null for what has none (the edition itself, a day). */
  label: unknown;
  missing: Array<{ field: string; language: string }>;
  outdated: Array<{ field: string; language: string }>;
}

/** What waits for a translator in an edition and in its school's own texts, a line a record. One statement for each kind of record that has some. */
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
  const titled = { id: true, title: true } as const;
  const named = { id: true, name: true } as const;
  type Where = { organisationId: string; id: { in: string[] } };
  const kinds: Record<string, (where: Where) => Promise<Array<{ id: string } & Record<string, unknown>>>> = {
    session: (where) => db.session.findMany({ where, select: titled }),
    theme: (where) => db.theme.findMany({ where, select: titled }),
    slot: (where) => db.slot.findMany({ where, select: titled }),
    practice: (where) => db.practice.findMany({ where, select: titled }),
    "access-item": (where) => db.accessItem.findMany({ where, select: titled }),
    question: (where) => db.editionQuestion.findMany({ where, select: { id: true, question: true } }),
    speaker: (where) => db.speaker.findMany({ where, select: { id: true, fullName: true } }),
    room: (where) => db.room.findMany({ where, select: named }),
    category: (where) => db.category.findMany({ where, select: named }),
    quota: (where) => db.quota.findMany({ where, select: named }),
  };
  const found = await Promise.all(
    Object.entries(kinds).map(async ([kind, read]) => {
      const ids = tasks.filter((task) => task.objectKind === kind).map((task) => task.objectId);
      return ids.length === 0 ? [] : read({ organisationId, id: { in: ids } });
    }),
  );
  return new Map(
    found.flat().map(({ id, ...label }): [string, unknown] => [id, Object.values(label)[0] ?? null]),
  );
}
