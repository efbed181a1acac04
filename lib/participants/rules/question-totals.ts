import { groupBy } from "@/lib/platform/group-by";
import type { FieldMeaning } from "@/prisma/generated/enums";
import type { QuestionTotals, ShownTotals, TotalsColumn, Unlisted } from "../schema/totals";
import type { Counted, CountedAnswer, CountedNumbers, CountedText } from "./counted";
import { hangsOnWithheld, type Withheld } from "./shown-totals";
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
export interface AskedTotals extends Withheld {
  meaning: FieldMeaning | null;
  retired: boolean;
  label: unknown;
  settings: unknown;
  sensitive: boolean;
}

interface Facts {
  columns: readonly TotalsColumn[];
  answers: Counted;
  /** All that is asked. */
  form: readonly AskedTotals[];
  /** Whether this reader may read the answers themselves. */
  readable: boolean;
  /** What they are shown who may not, or why nothing. */
  shown: ShownTotals | "open" | "undecided" | "steers";
  /** Every option with places of its own. */
  places: ReadonlyArray<QuestionTotals["places"][number] & { fieldId: string }>;
}

/** What a question comes to, for its reader. */
export function totalsOf(asked: AskedTotals, facts: Facts): QuestionTotals {
  const { fieldId, kind, meaning, label, options, settings, retired } = asked;
  const told = facts.readable ? readTotals(asked, facts) : shownTotals(asked, facts);
  const places = facts.places.filter((one) => facts.readable && one.fieldId === fieldId);
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

type Told = Pick<QuestionTotals, "lines" | "unlisted"> & Partial<QuestionTotals>;

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

/** What a reader without the right is told of a question: what was shown first, in the words it had then. */
function shownTotals(asked: AskedTotals, { form, shown }: Facts): Told {
  const nothing = (unlisted: Unlisted): Told => ({ lines: [], unlisted });
  if (!knownValues(asked.kind, asked.options)) return nothing("words");
  // Who cancels somebody between two looks reads their answer off the difference.
  if (shown === "steers") return nothing(shown);
  const told = typeof shown === "object" && shown.questions.find(({ field }) => field === asked.fieldId);
  if (!told && hangsOnWithheld(asked, form)) return nothing("hangs");
  if (!told) return nothing(asked.later || typeof shown === "object" ? "late" : shown);
  if (told.groups.length === 0) return nothing("few");
  const wording = asked.wordings.find(({ id }) => id === told.version);
  return {
    ...(wording && { label: wording.label, options: wording.options, settings: wording.settings }),
    lines: told.groups.map(({ values, count }) =>
      lineOf(values.length > 1 ? "together" : "answer", new Map([[null, count]]), { values }),
    ),
    unlisted: null,
  };
}
