/** What a rule needs to know of a question as it is asked now. */
export interface AskedField {
  versionId: string;
  kind: "text" | "long_text" | "choice" | "choices";
  options: ReadonlyArray<{ value: string }>;
  required: boolean;
  sensitive: boolean;
  /** The consent a sensitive answer needs. */
  consentId: string | null;
}

export type AnswerValue = string | string[];

export interface JudgedAnswers {
  /** What may be kept, by field version. */
  answers: Record<string, AnswerValue>;
  /** The consents of sensitive answers, as term versions. */
  agreed: string[];
  /** Code by form field: "answers.{version}" or "agreed.{term version}". */
  fieldErrors: Record<string, string>;
}

const SHORT = 200;
const LONG = 2_000;

/**
 * Judges what was answered against what is asked now: options that exist, required ones, lengths, and for a sensitive
 * answer the consent of its own. A consent without its answer is dropped: there is nothing to consent to. An answer to
 * a version that is no longer asked is an error of the form ("changed"): the person must see the new question.
 */
export function judgeAnswers(
  fields: readonly AskedField[],
  given: Readonly<Record<string, AnswerValue>>,
  agreed: ReadonlySet<string>,
): JudgedAnswers {
  const judged: JudgedAnswers = { answers: {}, agreed: [], fieldErrors: {} };
  for (const field of fields) {
    const value = tidy(field, given[field.versionId]);
    const name = `answers.${field.versionId}`;
    if (value.length === 0) {
      if (field.required) judged.fieldErrors[name] = isChoice(field) ? "choose" : "missing";
      continue;
    }
    const code = errorOf(field, value);
    if (code) judged.fieldErrors[name] = code;
    else judged.answers[field.versionId] = value;
    if (field.sensitive) {
      if (field.consentId && agreed.has(field.consentId)) judged.agreed.push(field.consentId);
      else judged.fieldErrors[`agreed.${field.consentId ?? field.versionId}`] = "agree";
    }
  }
  const known = new Set(fields.map((field) => field.versionId));
  if (Object.entries(given).some(([id, value]) => !known.has(id) && value.length > 0))
    judged.fieldErrors[""] = "changed";
  return judged;
}

const isChoice = (field: AskedField) => field.kind === "choice" || field.kind === "choices";

function tidy(field: AskedField, value: AnswerValue | undefined): AnswerValue {
  if (value === undefined) return "";
  if (field.kind === "choices") return [...new Set([value].flat())].filter((one) => one !== "");
  return Array.isArray(value) ? (value[0] ?? "") : value;
}

function errorOf(field: AskedField, value: AnswerValue): string | null {
  const parts = [value].flat();
  if (isChoice(field)) {
    const options = new Set(field.options.map((option) => option.value));
    return parts.every((part) => options.has(part)) ? null : "choose";
  }
  const limit = field.kind === "text" ? SHORT : LONG;
  return parts.some((part) => part.length > limit) ? "too-long" : null;
}
