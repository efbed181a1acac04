import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { isoDate } from "@/lib/platform/dates/zones";
import { type Reader, reading } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";

export interface TranslationTask {
  objectKind: string;
  objectId: string;
  /** A localised title, or a name; null for what has none (the edition itself, a day). */
  label: unknown;
  /** Names of fields. */
  missing: string[];
  outdated: string[];
}

/** As many lines as a page of the desk shows; the counts say how many there are. */
const TASKS_SHOWN = 200;

/** Stands for the language of a text that waits for a look in all of them. */
export const EVERY_LANGUAGE = "*";

const waiting = ({ organisationId, editionId, schoolId }: EditionScope) => ({
  organisationId,
  OR: [{ editionId }, { editionId: null, objectId: schoolId }],
});

/**
 * What waits for the translator of one language in an edition and in its school's own texts, a line a record, at most 200.
 * One statement for each kind of record that has some.
 */
export async function listTranslationTasks(
  scope: EditionScope<"view-drafts">,
  language: string,
): Promise<TranslationTask[]> {
  return reading(async (db) => {
    const rows = await db.translation.findMany({
      where: { ...waiting(scope), language },
      orderBy: [{ objectKind: "asc" }, { objectId: "asc" }, { field: "asc" }],
      take: TASKS_SHOWN,
      select: { objectKind: true, objectId: true, field: true, state: true },
    });
    const tasks = new Map<string, TranslationTask>();
    for (const { objectKind, objectId, state, field } of rows) {
      const key = `${objectKind}/${objectId}`;
      const task = tasks.get(key) ?? { objectKind, objectId, label: null, missing: [], outdated: [] };
      task[state].push(field);
      tasks.set(key, task);
    }
    return labelled(db, scope.organisationId, [...tasks.values()]);
  });
}

/** How many texts of an edition and its school are missing or outdated, by language. One statement. */
export async function countTranslationGaps(
  scope: EditionScope,
): Promise<Array<{ language: string; missing: number; outdated: number }>> {
  return reading(async (db) => {
    const rows = await db.translation.groupBy({
      by: ["language", "state"],
      where: waiting(scope),
      _count: true,
    });
    const count = (language: string, state: string) =>
      rows.find((row) => row.language === language && row.state === state)?._count ?? 0;
    return scope.languages.map((language) => ({
      language,
      missing: count(language, "missing"),
      outdated: count(language, "outdated"),
    }));
  });
}

/**
 * The texts of some kinds of record that are older than they should be, by record, as a form names them: "title.fr" than its
 * original, "title.*" in all languages, since it came along from an earlier edition.
 */
export async function listOutdatedTexts(
  scope: EditionScope<"view-drafts"> | EditionScope<"view-outbox"> | EditionScope<"edit-pictures">,
  kinds: readonly string[],
): Promise<Map<string, string[]>> {
  return reading(async (db) => {
    const objectKind = { in: [...kinds] };
    const { organisationId, editionId } = scope;
    const [outdated, carried] = await Promise.all([
      db.translation.findMany({
        where: { ...waiting(scope), state: "outdated", objectKind },
        select: { objectId: true, field: true, language: true },
      }),
      db.carriedText.findMany({
        where: { organisationId, editionId, objectKind },
        select: { objectId: true, field: true },
      }),
    ]);
    const rows = [...outdated, ...carried.map((row) => ({ ...row, language: EVERY_LANGUAGE }))];
    const found = new Map<string, string[]>();
    for (const { objectId, field, language } of rows)
      found.set(objectId, [...(found.get(objectId) ?? []), `${field}.${language}`]);
    return found;
  });
}

/** The same records with what they are called. */
export async function labelled<Task extends { objectKind: string; objectId: string }>(
  db: Reader,
  organisationId: string,
  tasks: readonly Task[],
): Promise<Array<Task & { label: unknown }>> {
  const labels = await readLabels(db, organisationId, tasks);
  return tasks.map((task) => ({ ...task, label: labels.get(task.objectId) ?? null }));
}

async function readLabels(
  db: Reader,
  organisationId: string,
  tasks: ReadonlyArray<{ objectKind: string; objectId: string }>,
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
    section: async (where) => {
      const sections = await db.pageSection.findMany({ where, select: { id: true, content: true } });
      return sections.map(({ id, content }) => ({
        id,
        label: (content as { title?: unknown }).title ?? null,
      }));
    },
    speaker: (where) => db.speaker.findMany({ where, select: { id: true, fullName: true } }),
    file: (where) => db.storedFile.findMany({ where, select: { id: true, alt: true } }),
    material: (where) => db.material.findMany({ where, select: titled }),
    room: (where) => db.room.findMany({ where, select: named }),
    venue: async (where) => {
      const venues = await db.venue.findMany({ where, select: { ...named, address: true } });
      return venues.map(({ id, name, address }) => ({ id, label: localise(name, "") ? name : address }));
    },
    category: (where) => db.category.findMany({ where, select: named }),
    quota: (where) => db.quota.findMany({ where, select: named }),
    "edition-day": async (where) => {
      const days = await db.editionDay.findMany({ where, select: { id: true, date: true } });
      return days.map(({ id, date }) => ({ id, label: isoDate(date) }));
    },
    field: async (where) => {
      const versions = { orderBy: { number: "desc" }, take: 1, select: { label: true } } as const;
      const fields = await db.field.findMany({ where, select: { id: true, versions } });
      return fields.map(({ id, versions: [worded] }) => ({ id, label: worded?.label ?? null }));
    },
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
