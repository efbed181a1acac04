import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { holdsPlace } from "@/lib/registration/rules/phases";
import type { RegistrationState } from "@/prisma/generated/enums";

/**
 * The questions that an organiser may answer for somebody: what is asked at registration, and later of those with a place, also
 * after its last day; no file, which is sent by who has it; no sensitive one, and none whose answers they may not read: what a form changes tells what it was before.
 * @param unreadable those questions, whoever answered them: left out of one form only, a question would tell that it was answered
 */
export function forSomebody(
  questions: readonly AskedQuestion[],
  unreadable: ReadonlySet<string>,
  state: RegistrationState,
): AskedQuestion[] {
  return questions
    .filter(({ sensitive, laterSince }) => !sensitive && (laterSince === null || holdsPlace(state)))
    .filter(({ fieldId, kind }) => kind !== "file" && !unreadable.has(fieldId))
    .map((question) => ({ ...question, open: true }));
}
