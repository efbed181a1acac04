import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { subjectAtDesk } from "@/lib/outbox/rules/subject-at-desk";
import { type Reader, reading } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { readTarget } from "../rules/target";
import { writeFilters } from "../schema/people-set";
import { readEachShared } from "./shared-values";
import { listOpenViews } from "./views-to-write-to";

/** What names a message by its subject: an entry of the history. */
interface Named {
  id: string;
  objectKind: string;
  objectId: string | null;
  editionId: string | null;
  createdAt: Date;
  name: unknown;
  values: ReadonlyArray<{ field: string; before: unknown; after: unknown }>;
}

/**
 * Entries of the history; those about a message call it as it was called then, as a list at the desk does, with its placeholders filled
 * in or named. The view it was for is named to whoever could find its people; a set stands by its filters, for whoever has words
 * for them.
 */
export async function sayMailings<Entry extends Named>(
  scope: EditionScope,
  entries: readonly Entry[],
): Promise<Entry[]> {
  const { organisationId } = scope;
  const about = entries.filter(({ objectKind }) => objectKind === "mailing");
  if (about.length === 0) return [...entries];
  const ids = [...new Set(about.flatMap(({ objectId }) => objectId ?? []))];
  const editions = [...new Set(about.flatMap(({ editionId }) => editionId ?? []))];
  const [shared, subjects, views] = await Promise.all([
    reading((db) => readEachShared(db, organisationId, editions)),
    reading((db) => readSubjects(db, organisationId, ids)),
    about.some(isForView) ? listOpenViews(scope) : [],
  ]);
  const viewNames = new Map(views.map(({ id, name }) => [`view:${id}`, { view: name }]));
  const told = (field: string, value: unknown, isOwn: boolean) => {
    if (field !== "target") return value;
    const target = readTarget(String(value));
    // By this edition's questions, tags and people: another's are not known here.
    if (target?.kind === "set" && isOwn) return { set: writeFilters(target.filters) };
    return viewNames.get(String(value)) ?? value;
  };
  return entries.map((entry) => {
    if (entry.objectKind !== "mailing") return entry;
    const isOwn = entry.editionId === scope.editionId;
    const values = entry.values.map(({ field, before, after }) => ({
      ...{ field, before: told(field, before, isOwn), after: told(field, after, isOwn) },
    }));
    const known = shared.get(entry.editionId ?? "");
    const name = subjectThen(entry, subjects.get(entry.objectId ?? "") ?? []) ?? entry.name;
    return { ...entry, values, name: known && name !== null ? subjectAtDesk(name, known) : name };
  });
}

const isForView = ({ values }: Named) =>
  values.some(({ field, before, after }) =>
    [before, after].some((value) => field === "target" && readTarget(String(value))?.kind === "view"),
  );

/** Whether entries as `sayMailings` gives them speak of a set. */
export const speakOfSets = (entries: ReadonlyArray<Pick<Named, "values">>): boolean =>
  entries.some(({ values }) =>
    values.some(({ before, after }) =>
      [before, after].some((value) => typeof value === "object" && value !== null && "set" in value),
    ),
  );

/** How the subjects of messages were changed, the oldest first. */
async function readSubjects(db: Reader, organisationId: string, ids: readonly string[]) {
  const rows = await db.auditValue.findMany({
    where: { field: "subject", entry: { organisationId, objectKind: "mailing", objectId: { in: [...ids] } } },
    orderBy: [{ entry: { createdAt: "asc" } }, { auditEntryId: "asc" }],
    select: {
      before: true,
      after: true,
      auditEntryId: true,
      entry: { select: { objectId: true, createdAt: true } },
    },
  });
  return groupBy(rows, ({ entry }) => entry.objectId ?? "");
}

type Changed =
  Awaited<ReturnType<typeof readSubjects>> extends ReadonlyMap<string, infer Rows> ? Rows : never;

/** What a message was called once an entry was written; null where the history does not say. */
function subjectThen({ id, createdAt }: Named, changes: Changed): unknown {
  const isLater = (one: Changed[number]) =>
    one.entry.createdAt > createdAt || (+one.entry.createdAt === +createdAt && one.auditEntryId > id);
  const last = changes.findLast((one) => !isLater(one));
  return last ? last.after : (changes.find(isLater)?.before ?? null);
}
