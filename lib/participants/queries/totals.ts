import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Act, may } from "@/lib/access/policy";
import { listUnreadable } from "@/lib/forms/queries/unreadable";
import type { Condition } from "@/lib/forms/rules/visible";
import { asOptions } from "@/lib/forms/rules/written-options";
import { countOptions } from "@/lib/places/queries/count-options";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import type { EditionMode } from "@/prisma/generated/enums";
import type { Counted } from "../rules/counted";
import { type AskedTotals, totalsOf } from "../rules/question-totals";
import { countsOf, knownValues, type Totalled, totalledAs } from "../rules/total-lines";
import { NOT_SAID, type TotalsColumn, type TotalsLook } from "../schema/totals";
import { countAnswered, countNumbers, countPlaced, countTexts, countValues } from "./count-answers";
import { showTotals } from "./show-totals";

type Scope = EditionScope<"view-registrations"> | EditionScope<"export-registrations">;

/** A question of so many answers at most has a column for each. */
const MOST_COLUMNS = 12;

/** What changes who is counted, or what of their answers. */
const STEERING = [
  "decide-registration",
  "change-registration",
  "add-registration",
  "import-registrations",
  "set-capacity",
  "edit-form",
  "edit-edition",
  "cancel-edition",
] as const satisfies readonly Act[];

/**
 * What those who hold a place of an edition answered, counted: each question with its lines, in all and by the columns that
 * were asked for. Answers that a reader may not read are told to them in groups of three and more only, of
 * everybody together, as they were at the first such look, which is kept (decisions 049, 111); to those who decide who is counted
 * not at all.
 */
export async function getTotals(scope: Scope, look: TotalsLook) {
  return reading(async (db) => {
    const [now, asked, unreadable, edition] = await Promise.all([
      databaseClock(db),
      listAsked(db, scope),
      listUnreadable(db, scope),
      findEdition(db, scope),
    ]);
    const readable = asked.filter(({ fieldId }) => !unreadable.has(fieldId));
    const spreads = {
      category: edition.categories.length > 1,
      mode: edition.mode === "either",
      questions: readable.filter((one) => !one.retired && spreadsOver(one)),
    };
    const by = chosenSpread(look.by, spreads);
    const chosen = asked.filter(({ fieldId }) => !look.question || fieldId === look.question);
    const steers = STEERING.some((act) => may(scope, act));
    const withheld = chosen.some((one) => !readable.includes(one));
    const [people, places, answers, shown] = await Promise.all([
      countPlaced(db, scope, by),
      countOptions(db, scope),
      countAll(db, scope, { asked: chosen, readable, by, look }),
      steers || !withheld ? ("steers" as const) : showTotals(scope, asked),
    ]);
    const columns = orderColumns(people, by, { ...edition, asked: readable });
    const questions = chosen
      .map((one) =>
        totalsOf(one, { columns, answers, places, form: asked, shown, readable: readable.includes(one) }),
      )
      .filter(
        (one, at) => !chosen[at]?.retired || one.lines.some(({ is, whole }) => is !== "none" && whole > 0),
      );
    return {
      now,
      by,
      columns,
      questions,
      /** When what is grouped was counted, and of how many. */
      shown: typeof shown === "object" ? { at: shown.at, people: shown.people } : null,
      spreads,
      categories: edition.categories,
      /** All that can be chosen from, whatever the look. */
      choices: asked.filter(({ retired }) => !retired).map(({ fieldId, label }) => ({ fieldId, label })),
      /** Whether there are answers that this reader may read, and of whom. */
      mayName: readable.some(({ kind }) => totalledAs(kind) === "texts"),
    };
  });
}
export type Totals = Awaited<ReturnType<typeof getTotals>>;

async function findEdition(db: Reader, { organisationId, editionId }: Scope) {
  const { mode, categories } = await db.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { mode: true, categories: { orderBy: { order: "asc" }, select: { id: true, name: true } } },
  });
  return { mode, categories };
}

async function listAsked(db: Reader, { organisationId, editionId }: Scope): Promise<AskedTotals[]> {
  const fields = await db.field.findMany({
    where: { organisationId, editionId, kind: { not: "heading" } },
    orderBy: [{ order: "asc" }, { id: "asc" }],
    include: { versions: { orderBy: { number: "desc" } } },
  });
  return fields.flatMap(({ id, key, kind, meaning, retiredAt, laterSince, readers, versions }) => {
    const [newest] = versions;
    if (!newest) return [];
    const options = new Map(
      versions.toReversed().flatMap((one) => asOptions(one.options).map((option) => [option.value, option])),
    );
    const now = asOptions(newest.options).map(({ value }) => value);
    const order = [...now, ...[...options.keys()].filter((value) => !now.includes(value))];
    return [
      {
        ...{ fieldId: id, key, kind, meaning, readers, label: newest.label, settings: newest.settings },
        retired: retiredAt !== null,
        later: laterSince !== null,
        options: order.flatMap((value) => options.get(value) ?? []),
        sensitive: versions.some((one) => one.sensitive),
        wordings: versions.map((one) => ({
          ...{ id: one.id, label: one.label, settings: one.settings, readers: one.readers },
          options: asOptions(one.options),
          condition: one.condition as Condition,
        })),
      },
    ];
  });
}

function spreadsOver({ kind, options }: AskedTotals): boolean {
  const known = knownValues(kind, options);
  return known !== null && known.length > 1 && known.length <= MOST_COLUMNS;
}

interface Spreads {
  category: boolean;
  mode: boolean;
  questions: readonly AskedTotals[];
}

/** What the columns stand for: what was asked for, if it is one that this reader may ask for. */
function chosenSpread(by: string | undefined, { category, mode, questions }: Spreads): string | null {
  if (by === "category") return category ? by : null;
  if (by === "mode") return mode ? by : null;
  return questions.find(({ fieldId }) => fieldId === by)?.fieldId ?? null;
}

interface Asking {
  asked: readonly AskedTotals[];
  readable: readonly AskedTotals[];
  by: string | null;
  look: TotalsLook;
}

/** All that is counted, in the same few statements however many questions there are. */
async function countAll(db: Reader, scope: Scope, { asked, readable, by, look }: Asking): Promise<Counted> {
  const open = asked.filter((one) => readable.includes(one));
  const ids = (some: readonly AskedTotals[]) => some.map(({ fieldId }) => fieldId);
  const as = (how: Totalled) => open.filter(({ kind }) => totalledAs(kind) === how);
  // What is written freely is read for a kitchen or a venue; letters to the organisers, a question at a time.
  const listed = as("texts").filter((one) => look.question || one.meaning !== null || one.sensitive);
  const [values, numbers, texts, answered] = await Promise.all([
    countValues(db, scope, ids(as("values")), by),
    countNumbers(db, scope, ids(as("numbers")), by),
    countTexts(db, scope, ids(listed), by, look.names === "yes"),
    countAnswered(db, scope, ids([...as("texts"), ...as("answered")]), by),
  ]);
  return {
    values: groupBy([...values, ...answered], ({ fieldId }) => fieldId),
    numbers: groupBy(numbers, ({ fieldId }) => fieldId),
    texts: groupBy(texts, ({ fieldId }) => fieldId),
    listed: new Set(ids(listed)),
  };
}

const MODES: readonly EditionMode[] = ["on_site", "online", "either"];

/** The columns that hold anybody, in the order of what they stand for; who did not say comes last. */
function orderColumns(
  people: ReadonlyArray<{ column: string | null; count: number }>,
  by: string | null,
  { categories, asked }: { categories: ReadonlyArray<{ id: string }>; asked: readonly AskedTotals[] },
): TotalsColumn[] {
  const counts = countsOf(people);
  const spread = asked.find(({ fieldId }) => fieldId === by);
  const keys: readonly string[] = spread
    ? (knownValues(spread.kind, spread.options) ?? [])
    : by === "mode"
      ? MODES
      : categories.map(({ id }) => id);
  const found = [...keys, NOT_SAID].filter((key) => (counts.get(key) ?? 0) > 0);
  return [
    { key: null, people: counts.get(null) ?? 0 },
    ...(by === null ? [] : found.map((key) => ({ key, people: counts.get(key) ?? 0 }))),
  ];
}
