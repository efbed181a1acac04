import { isSettled, type Phase } from "@/lib/editions/rules/phases";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import type { StoredOption } from "@/lib/forms/rules/written-options";
import { groupBy } from "@/lib/platform/group-by";
import type { FieldKind, FieldMeaning } from "@/prisma/generated/enums";
import type { QuestionTotals, TotalsColumn, Unlisted } from "../schema/totals";
import type { Counted, CountedAnswer, CountedNumbers, CountedText } from "./counted";
import { safeGroups } from "./small-groups";
import {
  type Counts,
  countsOf,
  knownValues,
  lineOf,
  restOf,
  sumOf,
  totalledAs,
  valueLines,
} from "./total-lines";

/** A question with all its wordings, the newest first. */
export interface AskedTotals {
  fieldId: string;
  kind: FieldKind;
  meaning: FieldMeaning | null;
  retired: boolean;
  /** Whether it is asked by link, after registration. */
  later: boolean;
  label: unknown;
  settings: unknown;
  /** Of all wordings, the newest first. */
  options: StoredOption[];
  sensitive: boolean;
  wordings: ReadonlyArray<{ id: string; options: string; settings: string }>;
}

interface Facts {
  columns: readonly TotalsColumn[];
  answers: Counted;
  phase: Phase;
  /** Whether this reader may read the answers themselves. */
  readable: boolean;
  /** Whether this reader can change who is counted. */
  steers: boolean;
  /** Every option with places of its own. */
  places: ReadonlyArray<QuestionTotals["places"][number] & { fieldId: string }>;
}

/** What a question comes to, for its reader. */
export function totalsOf(asked: AskedTotals, facts: Facts): QuestionTotals {
  const { fieldId, kind, meaning, label, options, settings, retired } = asked;
  const told = facts.readable ? readTotals(asked, facts) : groupedTotals(asked, facts);
  const places = facts.places.filter((one) => one.fieldId === fieldId);
  return {
    fieldId,
    kind,
    meaning,
    label,
    options,
    settings,
    retired,
    places,
    grouped: !facts.readable,
    ...told,
  };
}

type Told = Pick<QuestionTotals, "lines" | "unlisted">;

function readTotals({ fieldId, kind, options }: AskedTotals, { columns, answers }: Facts): Told {
  const rows = answers.values.get(fieldId) ?? [];
  const numbers = answers.numbers.get(fieldId) ?? [];
  const how = totalledAs(kind);
  const said =
    how === "numbers"
      ? sumOf(numbers.map(({ column, count }) => new Map([[column, count]])))
      : countsOf(rows.filter(({ value }) => value === null));
  const none = lineOf("none", restOf(columns, said));
  if (how === "numbers") return { lines: [...numberLines(numbers), none], unlisted: null };
  if (how === "values") return { lines: [...valueLines(kind, options, byValue(rows)), none], unlisted: null };
  if (answers.listed.has(fieldId))
    return { lines: [...textLines(answers.texts.get(fieldId) ?? [], said), none], unlisted: null };
  return { lines: [lineOf("answered", said), none], unlisted: how === "texts" ? "texts" : null };
}

function byValue(rows: readonly CountedAnswer[]) {
  const given = rows.flatMap(({ value, ...row }) => (value === null ? [] : [{ value, ...row }]));
  return new Map([...groupBy(given, ({ value }) => value)].map(([value, some]) => [value, countsOf(some)]));
}

/** What was written, and how many wrote what is not listed any more. */
function textLines(texts: readonly CountedText[], said: Counts) {
  const groups = [...groupBy(texts, ({ folded }) => folded).values()];
  const lines = groups.map((some) => {
    const whole = some.find(({ column }) => column === null);
    return lineOf("answer", countsOf(some), { values: [whole?.text ?? ""], names: whole?.names ?? [] });
  });
  const listed = sumOf(groups.map(countsOf));
  const others = new Map([...said].map(([key, count]) => [key, count - (listed.get(key) ?? 0)]));
  return [...lines, ...((others.get(null) ?? 0) > 0 ? [lineOf("others", others)] : [])];
}

const FIGURES = ["sum", "mean", "least", "most"] as const;

/** What numbers come to, each unit by itself: metres and feet have no sum. */
function numberLines(numbers: readonly CountedNumbers[]) {
  const units = groupBy(numbers, ({ settings }) => JSON.stringify(settings));
  return [...units.values()].flatMap((some) =>
    FIGURES.map((is) => {
      const figure = (row: (typeof some)[number]) => (is === "mean" ? row.sum / row.count : row[is]);
      const counts = new Map(some.map((row) => [row.column, Math.round(figure(row) * 100) / 100]));
      return lineOf(is, counts, { settings: some[0]?.settings });
    }),
  );
}

/** What a reader without the right is told of a sensitive question. */
function groupedTotals(asked: AskedTotals, { answers, phase, steers }: Facts): Told {
  const { fieldId, kind, options, wordings, later } = asked;
  const nothing = (unlisted: Unlisted): Told => ({ lines: [], unlisted });
  const known = knownValues(kind, options);
  if (!known) return nothing("words");
  // Who cancels somebody between two looks reads their answer off the difference.
  if (steers) return nothing("steers");
  if (!(later ? isSettled(phase) : hasClosed(phase))) return nothing("open");
  const [newest] = wordings;
  // Who was asked something else could not have chosen the same: only those who had the same choice are counted.
  const alike = wordings.filter((one) => one.options === newest?.options && one.settings === newest.settings);
  const ids = new Set(alike.map(({ id }) => id));
  const rows = (answers.patterns.get(fieldId) ?? []).filter(({ versionId }) => ids.has(versionId));
  const offered = kind === "yes_no" ? known : (JSON.parse(newest?.options ?? "[]") as string[]);
  const groups = safeGroups(
    offered,
    rows.map(({ value, count }) => ({ values: answerTexts(value), count })),
  );
  if (!groups) return nothing("few");
  return {
    lines: groups.map(({ values, count }) =>
      lineOf(values.length > 1 ? "together" : "answer", new Map([[null, count]]), { values }),
    ),
    unlisted: null,
  };
}

/** While people come one by one, a total would tell what each of them has just answered; what is asked later they answer until the end. */
function hasClosed(phase: Phase): boolean {
  return phase === "closed" || phase === "running" || isSettled(phase);
}
