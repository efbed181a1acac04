import { ANSWER_FIELD } from "@/lib/audit/schema";
import type { GivenAnswer } from "@/lib/forms/rules/carry-answers";
import { isSame } from "@/lib/platform/merge-form";
import type { FieldKind } from "@/prisma/generated/enums";

/** Something that was changed of a registration: who somebody is, or an answer, as it was before and after. */
export interface Change {
  /** A name of an applicant's, "reason", or a question's key. */
  field: string;
  /** The question in its newest wording, texts as stored; null: it is no answer. */
  question: { kind: FieldKind; label: unknown; options: unknown; settings: unknown } | null;
  before: unknown;
  after: unknown;
}

/** A question by what the history needs of it. */
interface Asked {
  fieldId: string;
  versionId: string;
  key: string;
  sensitive: boolean;
}

/**
 * What a form changed of answers, for the history: what was said of each question before and after, in whatever wording.
 * Nothing of sensitive ones.
 * @param given what was answered before
 * @param sent the answers of the form, by field version
 * @param beside what was answered before and stays
 */
export function answerChanges(
  questions: readonly Asked[],
  given: readonly GivenAnswer[],
  { sent, beside }: { sent: Readonly<Record<string, string | string[]>>; beside: readonly GivenAnswer[] },
): Array<{ field: string; before?: unknown; after?: unknown }> {
  return questions.flatMap(({ fieldId, versionId, key, sensitive }) => {
    if (sensitive) return [];
    const before = lastOf(given, fieldId);
    const after = sent[versionId] ?? lastOf(beside, fieldId);
    if (isSame(before, after)) return [];
    return [{ field: `${ANSWER_FIELD}${key}`, before, after }];
  });
}

function lastOf(answers: readonly GivenAnswer[], fieldId: string): string | string[] | undefined {
  return answers
    .filter((answer) => answer.fieldId === fieldId)
    .reduce<GivenAnswer | null>((one, other) => (one && one.number > other.number ? one : other), null)
    ?.value;
}
