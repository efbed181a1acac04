import "server-only";
import { amongEditions, type EditionScope } from "@/lib/access/access";
import { isoDate, localDate } from "@/lib/platform/dates/zones";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { Prisma } from "@/prisma/generated/client";
import { whenAsked } from "../rules/later";
import {
  ALL_EDITIONS,
  planTaking,
  type SourceEdition,
  type SourceQuestion,
  type Taking,
  type TakingEdition,
} from "../rules/taking";
import type { Condition } from "../rules/visible";
import { asOptions } from "../rules/written-options";

type Scope = EditionScope<"edit-form">;

/** Another edition of the organisation whose form one may see, and how much it asks. */
export interface FormSource {
  id: string;
  title: unknown;
  school: unknown;
  /** Whether it is of the same school. */
  ofSchool: boolean;
  questions: number;
}

/** The editions from which an organiser may take questions, those of the same school first, the newest first. */
export async function listFormSources(scope: Scope): Promise<FormSource[]> {
  const { organisationId, editionId, schoolId } = scope;
  const editions = await reading((db) =>
    db.edition.findMany({
      where: {
        ...{ organisationId, id: { not: editionId }, deletedAt: null, school: { deletedAt: null } },
        fields: { some: { retiredAt: null } },
      },
      orderBy: [{ year: "desc" }, { id: "desc" }],
      select: {
        ...{ id: true, title: true, schoolId: true, school: { select: { title: true } } },
        _count: { select: { fields: { where: { retiredAt: null } } } },
      },
    }),
  );
  const seen = await amongEditions(scope, "view-drafts", editions);
  const sources = seen.map(({ id, title, school, _count, ...edition }) => ({
    ...{ id, title, school: school.title, ofSchool: edition.schoolId === schoolId, questions: _count.fields },
  }));
  return [...sources.filter(({ ofSchool }) => ofSchool), ...sources.filter(({ ofSchool }) => !ofSchool)];
}

/** A question that may be taken, with all that comes along. */
export interface TakenQuestion extends SourceQuestion {
  editionId: string;
  /** What the questions of its edition are called, by their keys. */
  labels: ReadonlyMap<string, unknown>;
  hint: unknown;
  purpose: unknown;
  settings: unknown;
  required: boolean;
  retentionDays: number;
  /** The newest words that are agreed to at a sensitive one. */
  consent: unknown;
  retired: boolean;
  wordedAt: Date;
}

/** Some editions with all they ask and asked, in the order of the ids. */
async function readEditions(reader: Reader, organisationId: string, ids: readonly string[]) {
  const rows = await reader.edition.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: {
      id: true,
      days: { orderBy: { date: "asc" }, take: 1, select: { date: true } },
      categories: { orderBy: { order: "asc" }, select: { id: true, slug: true, name: true } },
      fields: {
        orderBy: [{ order: "asc" }, { id: "asc" }],
        include: { versions: { orderBy: { number: "desc" }, take: 1, include: { termVersion: true } } },
      },
    },
  });
  const editions = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = editions.get(id);
    if (!row) return [];
    const [day] = row.days;
    const from: SourceEdition = {
      firstDay: day ? isoDate(day.date) : null,
      categories: new Map(row.categories.map((category) => [category.id, category.slug])),
    };
    const labels = new Map(
      row.fields.flatMap(({ key, versions: [worded] }) => (worded ? [[key, worded.label] as const] : [])),
    );
    const edition = { id, from, labels };
    const questions = row.fields.flatMap((field) => takenOf(field, edition));
    return [{ ...edition, categories: row.categories, questions }];
  });
}

type FieldRow = Prisma.FieldGetPayload<{ include: { versions: { include: { termVersion: true } } } }>;

function takenOf(
  field: FieldRow,
  { id: editionId, from, labels }: { id: string } & Pick<TakenQuestion, "from" | "labels">,
): TakenQuestion[] {
  const [worded] = field.versions;
  if (!worded) return [];
  const { id, key, kind, meaning, retiredAt } = field;
  const { label, hint, purpose, options, settings, required, sensitive, retentionDays, readers } = worded;
  return [
    {
      ...{ id, key, kind, meaning, editionId, from, labels, label, hint, purpose, options, settings },
      ...{ required, sensitive, retentionDays, readers, ...whenAsked(field) },
      condition: worded.condition as Condition,
      consent: worded.termVersion?.text ?? null,
      retired: retiredAt !== null,
      wordedAt: worded.createdAt,
    },
  ];
}

/** The edition, as far as what it takes depends on it. */
async function readTaking(
  reader: Reader,
  { organisationId, editionId, timeZone }: Scope,
): Promise<TakingEdition> {
  const [[own], terms] = await Promise.all([
    readEditions(reader, organisationId, [editionId]),
    reader.term.findMany({ where: { organisationId, editionId }, select: { key: true } }),
  ]);
  if (!own) throw new AppError("not-found");
  const stateOf = ({ retired }: TakenQuestion) => (retired ? "retired" : "asked");
  return {
    keys: new Map<string, "asked" | "retired">([
      // A consent is named as its question.
      ...terms.map(({ key }) => [key, "asked"] as const),
      ...own.questions.map((question) => [question.key, stateOf(question)] as const),
    ]),
    asked: own.questions
      .filter(({ retired }) => !retired)
      .map(({ options, ...question }) => ({
        ...question,
        options: asOptions(options).map(({ value }) => value),
      })),
    categories: new Map([...own.from.categories].map(([id, slug]) => [slug, id])),
    firstDay: own.from.firstDay,
    today: localDate(await databaseClock(reader), timeZone),
  };
}

/**
 * What becomes of all that an edition asks in one that asks nothing yet.
 * @param edition its categories by their short names, and its dates
 */
export async function planForm(
  reader: Reader,
  { organisationId, editionId }: Pick<Scope, "organisationId" | "editionId">,
  edition: Pick<TakingEdition, "categories" | "firstDay" | "today">,
): Promise<Array<Taking<TakenQuestion>>> {
  const [source] = await readEditions(reader, organisationId, [editionId]);
  const questions = source?.questions.filter(({ retired }) => !retired) ?? [];
  return planTaking(questions, { ...edition, keys: new Map(), asked: [] });
}

/** A question that is offered, and whether the edition has one of its name. */
export interface OfferedQuestion {
  question: TakenQuestion;
  kept: Taking["kept"];
}

/**
 * What may be taken: all that another edition asks, in its order; or each question that any of them asked, in its newest
 * words, those that were worded last first.
 * @param from the id of an edition, or `ALL_EDITIONS`
 * @throws AppError("not-found")
 */
export async function findOffer(
  scope: Scope,
  from: string,
): Promise<{ source: FormSource | null; questions: OfferedQuestion[] }> {
  const sources = await listFormSources(scope);
  const source = sources.find(({ id }) => id === from) ?? null;
  if (!source && from !== ALL_EDITIONS) throw new AppError("not-found");
  const ids = source ? [source.id] : sources.map(({ id }) => id);
  const [editions, { keys }] = await reading((db) =>
    Promise.all([readEditions(db, scope.organisationId, ids), readTaking(db, scope)]),
  );
  const all = editions.flatMap(({ questions }) => questions);
  const offered = source ? all.filter(({ retired }) => !retired) : newestOf(all);
  return {
    source,
    questions: offered.map((question) => ({ question, kept: keys.get(question.key) ?? null })),
  };
}

/** Of each question the wording that was written last. */
function newestOf(questions: readonly TakenQuestion[]): TakenQuestion[] {
  const newest = new Map<string, TakenQuestion>();
  for (const question of questions.toSorted((one, other) => +other.wordedAt - +one.wordedAt)) {
    const same = `${question.key} ${question.kind}`;
    if (!newest.has(same)) newest.set(same, question);
  }
  return [...newest.values()];
}

/**
 * What becomes of some questions that are taken, in this order.
 * @param sources the editions from which one may take them (`listFormSources`)
 * @throws AppError("not-found") where one of them is not theirs
 */
export async function readPlan(
  reader: Reader,
  scope: Scope,
  ids: readonly string[],
  sources: ReadonlyArray<{ id: string }>,
): Promise<Array<Taking<TakenQuestion>>> {
  const { organisationId } = scope;
  const fields = await reader.field.findMany({
    where: { organisationId, id: { in: [...ids] }, editionId: { in: sources.map(({ id }) => id) } },
    select: { editionId: true },
  });
  const editions = await readEditions(reader, organisationId, [
    ...new Set(fields.map(({ editionId }) => editionId)),
  ]);
  const all = new Map(editions.flatMap(({ questions }) => questions).map((one) => [one.id, one]));
  const chosen = ids.map((id) => all.get(id));
  if (!chosen.every((question) => question !== undefined)) throw new AppError("not-found");
  return planTaking(chosen, await readTaking(reader, scope));
}

/** The same, to be looked at before it is done: with what the edition asks, and its categories. */
export async function previewTaking(scope: Scope, ids: readonly string[]) {
  const sources = await listFormSources(scope);
  return reading(async (db) => {
    const plan = await readPlan(db, scope, ids, sources);
    const [own] = await readEditions(db, scope.organisationId, [scope.editionId]);
    return { plan, asked: own?.questions ?? [], categories: own?.categories ?? [] };
  });
}

/** The questions that one taking brought and that are still asked; null where there is none, or another edition's. */
export async function findTaking(
  scope: Pick<Scope, "organisationId" | "editionId">,
  batch: string,
): Promise<string[] | null> {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const entry = await db.auditEntry.findFirst({
      where: { id: batch, organisationId, editionId, act: "take-questions" },
      select: { values: { where: { field: "questions" }, select: { after: true } } },
    });
    const ids = entry?.values[0]?.after;
    if (!Array.isArray(ids)) return null;
    const fields = await db.field.findMany({
      where: { organisationId, editionId, id: { in: ids.map(String) }, retiredAt: null },
      orderBy: [{ order: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    return fields.map(({ id }) => id);
  });
}
