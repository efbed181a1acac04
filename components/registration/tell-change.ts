import { readOptions } from "@/lib/forms/rules/options";
import { type AnswerReader, tellAnswer } from "@/lib/forms/rules/tell-answer";
import { formatLanguage } from "@/lib/platform/dates/format";
import { formatCountry } from "@/lib/platform/i18n/countries";
import { localise } from "@/lib/platform/i18n/localised";
import type { Change } from "@/lib/registration/rules/answer-changes";
import type { ApplicantName } from "@/lib/registration/schema/applicant";

/** What each thing that is changed is called, and what stands for nothing. */
export interface ChangeWords {
  names: Readonly<Record<ApplicantName | "reason", string>>;
  none: string;
}

interface ToldChange {
  what: string;
  before: string;
  after: string;
}

/** A change in the reader's words; a reason has nothing before. */
export function tellChange(change: Change, { names, none }: ChangeWords, reader: AnswerReader): ToldChange {
  const { field, question } = change;
  const say = (json: unknown) => localise(json, reader.language, reader.fallback);
  const what = question ? (say(question.label)?.text ?? field) : (names[field as ApplicantName] ?? field);
  const tell = (value: unknown): string => {
    if (value === null || value === undefined || value === "") return none;
    if (question) {
      const options = readOptions(question.options, say);
      return tellAnswer(value, { ...question, options }, reader)
        .map(({ text }) => text)
        .join(", ");
    }
    if (field === "country") return formatCountry(String(value), reader.language);
    if (field === "language") return formatLanguage(String(value), reader.language);
    return String(value);
  };
  return { what, before: field === "reason" ? "" : tell(change.before), after: tell(change.after) };
}
