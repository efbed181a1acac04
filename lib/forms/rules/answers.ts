import type { FieldKind } from "@/prisma/generated/enums";
import type { AnswerCode, AnswerValue } from "./answer-kind";
import { KINDS } from "./kinds";

/** What a rule needs to know of a question as it is asked now. */
export interface AskedField {
  versionId: string;
  kind: FieldKind;
  options: ReadonlyArray<{ value: string }>;
  /** As stored; its kind reads it. */
  settings: unknown;
  required: boolean;
  sensitive: boolean;
  /** The consent a sensitive answer needs. */
  consentId: string | null;
}

export interface JudgedAnswers {
  /** What may be kept, by field version. */
  answers: Record<string, AnswerValue>;
  /** The consents of sensitive answers, as term versions. */
  agreed: string[];
  /** Code by form field: "answers.{version}" or "agreed.{term version}". */
  fieldErrors: Record<string, AnswerCode | "agree" | "changed">;
}

/**
 * Judges what was answered against what is asked now: each answer by its kind, required ones, and for a sensitive
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
    const kind = KINDS[field.kind];
    const name = `answers.${field.versionId}`;
    const parts = [given[field.versionId] ?? []].flat();
    const said = (kind.several ? parts : parts.slice(0, 1)).filter((part) => part.trim() !== "");
    if (said.length === 0) {
      if (field.required && kind.missing) judged.fieldErrors[name] = kind.missing;
      continue;
    }
    const read = kind.judge(said, field);
    if (read.ok) judged.answers[field.versionId] = read.value;
    else judged.fieldErrors[name] = read.reason;
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
