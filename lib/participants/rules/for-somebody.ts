import { mayReadAnswers, type Rights } from "@/lib/access/policy";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { holdsPlace } from "@/lib/registration/rules/phases";
import type { AnswerReaders, RegistrationState } from "@/prisma/generated/enums";

/**
 * The questions that an organiser may answer for somebody: what is asked at registration, and later of those with a place, also
 * after its last day; no sensitive one, and none whose answers they may not read: what a form changes tells what it was before.
 * @param given what was answered
 */
export function forSomebody(
  questions: readonly AskedQuestion[],
  given: ReadonlyArray<{ fieldId: string; readers: AnswerReaders }>,
  state: RegistrationState,
  rights: Rights,
): AskedQuestion[] {
  const unreadable = new Set(
    given.filter(({ readers }) => !mayReadAnswers(rights, readers)).map(({ fieldId }) => fieldId),
  );
  return questions
    .filter(({ sensitive, laterSince }) => !sensitive && (laterSince === null || holdsPlace(state)))
    .filter(({ readers, fieldId }) => mayReadAnswers(rights, readers) && !unreadable.has(fieldId))
    .map((question) => ({ ...question, open: true }));
}
