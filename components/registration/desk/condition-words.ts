import type { FieldTexts } from "@/components/forms/desk/fields";
import type { SelectOption } from "@/components/forms/select-field";
import { namedAnswers } from "@/lib/forms/rules/condition-fault";
import { isTold } from "@/lib/forms/rules/kinds";
import type { Clause, Condition } from "@/lib/forms/rules/visible";
import { conditionOf, linesOf } from "@/lib/forms/rules/written-condition";
import { formatList } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { FormQuestion } from "./form-question";

/** A question that a condition may name. */
interface NamedQuestion extends Pick<FormQuestion, "key" | "kind" | "answers"> {
  label: unknown;
}

/** What conditions are told with: everything they may name, and who reads them. */
export interface ConditionReader {
  questions: readonly NamedQuestion[];
  categories: ReadonlyArray<{ id: string; name: unknown }>;
  language: string;
  /** The languages of the edition. */
  fallback: readonly string[];
  /** Texts of a question's form. */
  t: FieldTexts;
  site: (word: "yes" | "no") => string;
}

const say = (json: unknown, { language, fallback }: ConditionReader) =>
  localise(json, language, fallback)?.text;

/** What an answer is called; one that is not there any more by its value. */
function answerName(question: NamedQuestion | undefined, value: string, reader: ConditionReader): string {
  if (question?.kind === "yes_no" && (value === "yes" || value === "no")) return reader.site(value);
  return say(question?.answers.find((one) => one.value === value)?.label, reader) ?? value;
}

/** One clause in words: "“Do you come by bus?” is Yes". */
function tellClause(clause: Clause, reader: ConditionReader): string {
  const { t, language } = reader;
  const either = (names: readonly string[]) => formatList(names, language, "disjunction");
  if (clause.about === "mode")
    return t("clause.mode", { answer: either(clause.values.map((mode) => t(`clause.${mode}`))) });
  if (clause.about === "category") {
    const nameOf = (id: string) =>
      say(reader.categories.find((category) => category.id === id)?.name, reader) ?? t("clause.gone");
    return t(clause.is === "one-of" ? "clause.category" : "clause.not-category", {
      answer: either(clause.values.map(nameOf)),
    });
  }
  const asked = reader.questions.find(({ key }) => key === clause.question);
  const question = say(asked?.label, reader) ?? clause.question;
  if (clause.is === "answered") return t("clause.answered", { question });
  const answer = either(clause.values.map((value) => answerName(asked, value, reader)));
  return t(clause.is === "one-of" ? "clause.is" : "clause.not", { question, answer });
}

/** When a question is asked, in a sentence; null where everybody is asked. */
export function tellCondition({ match, clauses = [] }: Condition, reader: ConditionReader): string | null {
  if (clauses.length === 0) return null;
  const told = clauses.map((clause) => tellClause(clause, reader));
  const type = match === "any" ? "disjunction" : "conjunction";
  return reader.t("asked-if", { conditions: formatList(told, reader.language, type) });
}

/**
 * What a line of a condition may say of the questions above and of how somebody takes part; what the stored one says stays
 * among it, also where it could not be chosen any more. "Is not" only where it says more than "is" of another answer.
 */
export function conditionLines(
  above: readonly FormQuestion[],
  stored: Condition,
  reader: ConditionReader,
): SelectOption[] {
  const categories = reader.categories.map(({ id }) => id);
  const lines = [
    ...categories.map((id) => `category:${id}`),
    ...(categories.length > 2 ? categories.map((id) => `not-category:${id}`) : []),
    "mode:on_site",
    "mode:online",
    ...above.filter(({ sensitive, kind }) => !sensitive && isTold(kind)).flatMap(linesAbout),
  ];
  const all = [...lines, ...linesOf(stored).filter((line) => !lines.includes(line))];
  return [
    { value: "", label: reader.t("clause.none") },
    ...all.map((value) => ({ value, label: tellLine(value, reader) })),
  ];
}

function linesAbout({ key, kind, options }: FormQuestion): string[] {
  const named = namedAnswers({ kind, options });
  const isNot = kind === "choices" ? named.length > 1 : named.length > 2;
  return [
    ...named.map((value) => `is:${key}:${value}`),
    ...(isNot ? named.map((value) => `not:${key}:${value}`) : []),
    `answered:${key}`,
  ];
}

const tellLine = (line: string, reader: ConditionReader) =>
  (conditionOf("all", [line]).clauses ?? []).map((clause) => tellClause(clause, reader)).join();
