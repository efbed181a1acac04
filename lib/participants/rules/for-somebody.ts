import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { holdsPlace } from "@/lib/registration/rules/phases";
import type { RegistrationState } from "@/prisma/generated/enums";

/**
 * The questions that an organiser may answer for somebody: what is asked at registration, and later of those with a place, also
 * after its last day; no sensitive one.
 */
export function forSomebody(questions: readonly AskedQuestion[], state: RegistrationState): AskedQuestion[] {
  return questions
    .filter(({ sensitive, laterSince }) => !sensitive && (laterSince === null || holdsPlace(state)))
    .map((question) => ({ ...question, open: true }));
}
