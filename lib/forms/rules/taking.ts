import { addDays } from "@/lib/platform/dates/zones";
import type { AnswerReaders, FieldKind, FieldMeaning } from "@/prisma/generated/enums";
import { conditionFault, type LinkedQuestion } from "./condition-fault";
import type { Clause, Condition } from "./visible";
import { asOptions } from "./written-options";

/** A question of another edition as it was worded last there, its columns as stored. */
export interface SourceQuestion {
  id: string;
  key: string;
  kind: FieldKind;
  meaning: FieldMeaning | null;
  label: unknown;
  options: unknown;
  condition: Condition;
  sensitive: boolean;
  readers: AnswerReaders;
  later: boolean;
  /** The last day of answering, an ISO date. */
  deadline: string | null;
  from: SourceEdition;
}

export interface SourceEdition {
  /** An ISO date; null: it has no day yet. */
  firstDay: string | null;
  /** The short names of its categories, by their ids. */
  categories: ReadonlyMap<string, string>;
}

/** The edition that takes questions. */
export interface TakingEdition {
  /** What its questions and terms are called in files, and whether the question is asked. */
  keys: ReadonlyMap<string, "asked" | "retired">;
  /** What it asks, in its order. */
  asked: ReadonlyArray<LinkedQuestion & { meaning: FieldMeaning | null }>;
  /** The ids of its categories, by their short names. */
  categories: ReadonlyMap<string, string>;
  firstDay: string | null;
  /** Where it is, an ISO date. */
  today: string;
}

/** What becomes of a question that is to be taken. */
export interface Taking<Question extends SourceQuestion = SourceQuestion> {
  question: Question;
  /** Why it is not taken: the edition has one of its name, which stays as it is. */
  kept: "asked" | "retired" | null;
  meaning: FieldMeaning | null;
  condition: Condition;
  /** The keys of the questions on which it does not depend any more. */
  without: string[];
  /** Whether a category of its condition is left out. */
  withoutCategory: boolean;
  /** Moved by as many days as lie between the two editions; null: there is none, or it is left out. */
  deadline: string | null;
}

/** Stands for the edition where all that the organisation ever asked is meant. */
export const ALL_EDITIONS = "all";

const DAY_MS = 86_400_000;

/**
 * What becomes of questions that an edition takes from others, in their order, at the end of its form. What is there is
 * never changed. Of a condition stays what can be judged here: answers to questions that are asked above, and categories
 * with the same short name.
 * @param chosen in the order in which they are to stand
 */
export function planTaking<Question extends SourceQuestion>(
  chosen: readonly Question[],
  edition: TakingEdition,
): Array<Taking<Question>> {
  const keys = new Map(edition.keys);
  const form: LinkedQuestion[] = [...edition.asked];
  const meanings = new Set(edition.asked.map(({ meaning }) => meaning));
  return chosen.map((question) => {
    const kept = keys.get(question.key) ?? null;
    const linked = linkedOf(question);
    const { condition, without, withoutCategory } = kept
      ? UNCHANGED
      : conditionHere(linked, question.from, form, edition);
    const meaning = question.meaning !== null && meanings.has(question.meaning) ? null : question.meaning;
    if (!kept) {
      keys.set(question.key, "asked");
      form.push({ ...linked, condition });
      meanings.add(meaning);
    }
    const deadline = movedDeadline(question, edition);
    return { question, kept, meaning, condition, without, withoutCategory, deadline };
  });
}

const UNCHANGED = { condition: {}, without: [] as string[], withoutCategory: false };

const linkedOf = (question: SourceQuestion): LinkedQuestion => {
  const { key, kind, sensitive, readers, later, options, condition } = question;
  return {
    ...{ key, kind, sensitive, readers, later, condition },
    options: asOptions(options).map(({ value }) => value),
  };
};

/** Of a condition the clauses that the form can judge, with the ids of its own categories. */
function conditionHere(
  question: LinkedQuestion,
  { categories }: SourceEdition,
  form: readonly LinkedQuestion[],
  edition: TakingEdition,
) {
  const { match = "all", clauses = [] } = question.condition;
  const without = new Set<string>();
  let withoutCategory = false;
  const left: Clause[] = [];
  for (const clause of clauses) {
    const here = clause.about === "category" ? categoryHere(clause, categories, edition) : clause;
    if (here.about === "category" && clause.about === "category")
      withoutCategory ||= here.values.length < clause.values.length;
    if (here.about === "category" && here.values.length === 0) continue;
    if (here.about === "answer" && conditionFault([...form, { ...question, condition: { clauses: [here] } }]))
      without.add(here.question);
    else left.push(here);
  }
  const condition: Condition = left.length > 0 ? { match, clauses: left } : {};
  return { condition, without: [...without], withoutCategory };
}

function categoryHere(
  clause: Extract<Clause, { about: "category" }>,
  there: ReadonlyMap<string, string>,
  { categories }: TakingEdition,
) {
  return { ...clause, values: clause.values.flatMap((id) => categories.get(there.get(id) ?? "") ?? []) };
}

/** As many days before or after the first day as it was; none where that is not known, or is over. */
function movedDeadline(
  { deadline, from }: SourceQuestion,
  { firstDay, today }: TakingEdition,
): string | null {
  if (!deadline || !from.firstDay || !firstDay) return null;
  const days = Math.round((Date.parse(firstDay) - Date.parse(from.firstDay)) / DAY_MS);
  const moved = addDays(deadline, days);
  return moved < today ? null : moved;
}
