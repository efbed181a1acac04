import { refused } from "@/lib/platform/result";
import type { FieldKind } from "@/prisma/generated/enums";
import type { AnswerCode, AnswerValue, Judged } from "./answer-kind";
import { KINDS } from "./kinds";
import { type Circumstances, type Conditional, saidIn, visibleQuestions } from "./visible";

/** What a rule needs to know of a question as it is asked now. */
export interface AskedField extends Conditional {
  kind: FieldKind;
  options: ReadonlyArray<{ value: string }>;
  /** As stored; its kind reads it. */
  settings: unknown;
  required: boolean;
  /** The versions before this one, where a form drawn with them may still be open. */
  earlier?: readonly string[];
  sensitive: boolean;
  /** The consent a sensitive answer needs. */
  consentId: string | null;
}

export interface JudgedAnswers {
  /** What may be kept, by field version. */
  answers: Record<string, AnswerValue>;
  /** The consents of sensitive answers, as term versions. */
  agreed: string[];
  /** The versions that are asked of this person. */
  asked: Set<string>;
  /** The versions that are not asked of this person and were answered all the same; such an answer is dropped. */
  hidden: string[];
  /** Code by form field: "answers.{version}" or "agreed.{term version}". */
  fieldErrors: Record<string, AnswerCode | "agree" | "changed" | "asked-now" | "asked-anew">;
}

/**
 * Judges what was answered against what is asked now: each answer by its kind, required ones, and for a sensitive
 * answer the consent of its own. A consent without its answer is dropped: there is nothing to consent to. A question that
 * is not asked of this person (`visibleQuestions`) is never required, and an answer to it is dropped. An answer to an
 * earlier version is an error of the question as it is asked now ("asked-anew"), one to a question that is asked no more an
 * error of the form ("changed"): the person must see what is asked.
 * @param fields all that is asked, in the order of the form
 */
export function judgeAnswers(
  fields: readonly AskedField[],
  given: Readonly<Record<string, AnswerValue>>,
  agreed: ReadonlySet<string>,
  circumstances: Circumstances,
): JudgedAnswers {
  const read = new Map(fields.map((field) => [field.versionId, readAnswer(field, given[field.versionId])]));
  const right = Object.fromEntries(
    [...read].flatMap(([versionId, answer]) => (answer?.ok ? [[versionId, answer.value] as const] : [])),
  );
  const asked = new Set(visibleQuestions(fields, circumstances, right).map(({ versionId }) => versionId));
  const judged: JudgedAnswers = { answers: {}, agreed: [], asked, hidden: [], fieldErrors: {} };
  for (const { versionId, kind, ...field } of fields) {
    const answer = read.get(versionId) ?? null;
    const name = `answers.${versionId}`;
    if (!asked.has(versionId)) {
      if (answer) judged.hidden.push(versionId);
      continue;
    }
    if (!answer) {
      const { missing } = KINDS[kind];
      if (field.required && missing) judged.fieldErrors[name] = missing;
      continue;
    }
    if (answer.ok) judged.answers[versionId] = answer.value;
    else judged.fieldErrors[name] = answer.reason;
    if (field.sensitive) {
      if (field.consentId && agreed.has(field.consentId)) judged.agreed.push(field.consentId);
      else judged.fieldErrors[`agreed.${field.consentId ?? versionId}`] = "agree";
    }
  }
  const known = new Set(fields.map((field) => field.versionId));
  const successors = new Map(
    fields.flatMap(({ versionId, earlier = [] }) => earlier.map((id) => [id, versionId] as const)),
  );
  for (const [id, value] of Object.entries(given)) {
    if (known.has(id) || saidIn(value).length === 0) continue;
    const successor = successors.get(id);
    // Where the newer question is answered too, or not asked of this person, there is nothing to look at.
    if (successor === undefined) judged.fieldErrors[""] = "changed";
    else if (asked.has(successor) && !(successor in judged.answers))
      judged.fieldErrors[`answers.${successor}`] = "asked-anew";
  }
  return judged;
}

/** What an answer says, judged by its kind; null where it says nothing. Several answers where one is taken are not cut to one. */
function readAnswer(field: AskedField, value: AnswerValue | undefined): Judged | null {
  const kind = KINDS[field.kind];
  const said = saidIn(value);
  if (said.length > 1 && !kind.several) return refused("invalid");
  return said.length > 0 ? kind.judge(said, field) : null;
}
