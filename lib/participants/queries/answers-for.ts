import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { listUnreadable } from "@/lib/forms/queries/unreadable";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { givenAnswers, type HeldAnswer } from "@/lib/registration/queries/given-answers";
import { isLive } from "@/lib/registration/rules/phases";
import type { EditionMode } from "@/prisma/generated/enums";
import { forSomebody } from "../rules/for-somebody";

/** Whose answers an organiser writes down, and what stands there now. */
export interface AnswersFor {
  id: string;
  fullName: string;
  version: number;
  categoryId: string | null;
  mode: EditionMode;
  questions: AskedQuestion[];
  given: HeldAnswer[];
}

/**
 * What an organiser may answer for somebody, in the words of the organiser's language.
 * @throws AppError("not-found") also where answers change no more
 */
export async function findAnswersFor(
  scope: EditionScope<"change-registration">,
  id: string,
  language: string,
): Promise<AnswersFor> {
  const { organisationId, editionId, languages } = scope;
  return reading(async (db) => {
    const row = await db.registration.findFirst({
      where: { organisationId, editionId, id, erasedAt: null },
      select: { id: true, fullName: true, version: true, categoryId: true, mode: true, state: true },
    });
    if (!row || !isLive(row.state)) throw new AppError("not-found");
    const { state, ...person } = row;
    const given = await givenAnswers(db, { organisationId, registrationId: id });
    const questions = forSomebody(
      await listAskedQuestions(db, scope, language, languages),
      await listUnreadable(db, scope),
      state,
    );
    const asked = new Set(questions.map(({ fieldId }) => fieldId));
    return { ...person, questions, given: given.filter(({ fieldId }) => asked.has(fieldId)) };
  });
}
