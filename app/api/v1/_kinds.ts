import type * as z from "zod/mini";
import { severalLimits } from "@/lib/forms/rules/choice-kinds";
import { dateLimits } from "@/lib/forms/rules/date-kinds";
import { fileLimits } from "@/lib/forms/rules/file-kind";
import { numberLimits } from "@/lib/forms/rules/number-kind";
import { placesLeft } from "@/lib/forms/rules/option-places";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import type { Condition } from "@/lib/forms/rules/visible";
import { localise } from "@/lib/platform/i18n/localised";
import type { FieldKind } from "@/prisma/generated/enums";
import type { QuestionSchema } from "./_answers";

/** What a program sends as the answer to a question of each kind; lib/forms/rules/kinds.ts judges it. */
const TAKEN: Record<FieldKind, string> = {
  text: "a line, at most 200 characters",
  long_text: "several lines, at most 2,000 characters",
  number: 'digits with at most two decimals and no separators, as text, e.g. "12.5"',
  date: "a date of RFC 3339, e.g. 2027-10-08",
  time: "hours and minutes, e.g. 09:30",
  choice: "the value of an option",
  choices: "a list of values of options",
  yes_no: "yes or no",
  country: "ISO 3166-1 alpha-2, e.g. IT",
  region: "a line, at most 100 characters",
  language: "a BCP 47 tag, e.g. it",
  phone: "5 to 15 digits, grouped as one likes, e.g. +39 02 1234567",
  email: "one address",
  web_address: "an http or https address",
  file: "nothing from a program: people send files by the form, or behind their private link (any answer is refused with file)",
  heading: "nothing, since it asks nothing",
};

/** The answers of a registration in words, for the description of the API. */
export const ANSWERS_TOLD = [
  "By the key of the question; what each kind takes is a text, for several choices a list.",
  ...Object.entries(TAKEN).map(([kind, taken]) => `- \`${kind}\` takes ${taken}.`),
  "What is wrong with one is told as answers.{key} with a code, the same as in the form: missing, choose, too-few, too-many, full, too-long, characters, number, too-small, too-large, date, too-early, too-late, time, country, language, phone, email, url, file, invalid; and not-asked, where by its askedIf the question is not asked of this person: the form does not show it then.",
].join("\n");

type ToldQuestion = z.input<typeof QuestionSchema>;

const NO_LIMITS = { min: null, max: null, decimals: null, unit: null };

function limitsOf(
  { kind, settings }: AskedQuestion,
  language: string,
  languages: readonly string[],
): Pick<ToldQuestion, keyof typeof NO_LIMITS> {
  if (kind === "date") return { ...NO_LIMITS, ...dateLimits(settings) };
  if (kind === "choices") return { ...NO_LIMITS, ...severalLimits(settings) };
  if (kind === "file") return { ...NO_LIMITS, max: fileLimits(settings).largest, unit: "MB" };
  if (kind !== "number") return NO_LIMITS;
  const { min, max, decimals, unit } = numberLimits(settings);
  return {
    min: min ?? 0,
    max,
    decimals,
    unit: localise(unit, language, languages)?.text ?? null,
  };
}

/** When it is asked, each clause with the same members. */
function toldCondition({ match = "all", clauses = [] }: Condition): ToldQuestion["askedIf"] {
  if (clauses.length === 0) return null;
  return {
    match,
    clauses: clauses.map((clause) => ({
      about: clause.about,
      question: clause.about === "answer" ? clause.question : null,
      is: clause.is,
      values: clause.is === "answered" ? [] : [...clause.values],
    })),
  };
}

/**
 * A question as programs see it.
 * @param languages of the edition, for a unit that has no words in the reader's
 */
export function toldQuestion(
  question: AskedQuestion,
  language: string,
  languages: readonly string[],
): ToldQuestion {
  return {
    key: question.key,
    version: question.versionId,
    kind: question.kind,
    label: question.label.text,
    hint: question.hint?.text ?? null,
    purpose: question.purpose?.text ?? null,
    required: question.required,
    askedIf: toldCondition(question.condition),
    options: question.options.map(({ value, label }) => ({
      value,
      label: label.text,
      full: placesLeft(question, value) === 0,
    })),
    ...limitsOf(question, language, languages),
    consent: question.consentKey,
    answerUntil: question.answerUntil,
    retentionDays: question.retentionDays,
  };
}
