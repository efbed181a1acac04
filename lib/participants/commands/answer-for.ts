import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { listUnreadable } from "@/lib/forms/queries/unreadable";
import { inTurnIfNeeded } from "@/lib/places/commands/in-turn";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { type AnswersRefusal, readAnswers } from "@/lib/registration/commands/own-answers";
import { replaceAnswers } from "@/lib/registration/commands/replace-answers";
import { givenAnswers } from "@/lib/registration/queries/given-answers";
import { answerChanges } from "@/lib/registration/rules/answer-changes";
import { answerFields } from "@/lib/registration/rules/form-fields";
import { forSomebody } from "../rules/for-somebody";
import type { AnswerFor, SavedAnswers } from "../schema/answer-for";
import { lockOwn } from "./lock-own";

/**
 * An organiser writes down what somebody said by telephone: the answers to all that is asked of them, also after its last day,
 * judged as in their own form. Nobody answers a sensitive question for somebody else: those are in no such form, and their answers
 * stay as they are.
 * @throws AppError("not-found")
 */
export async function answerFor(
  scope: EditionScope<"change-registration">,
  input: Omit<AnswerFor, "school" | "edition" | "locale">,
): Promise<Result<{ registration: string; saved: SavedAnswers }, AnswersRefusal | "not-live">> {
  const edition = { organisationId: scope.organisationId, editionId: scope.editionId };
  return inTurnIfNeeded(edition, async (tx, turn) => {
    const row = await lockOwn(tx, scope, input.registration);
    if (!row.live) return refused("not-live");
    if (!input.seen && input.version !== row.version) return refused("conflict");
    const own = { organisationId: row.organisationId, registrationId: row.id };
    const given = await givenAnswers(tx, own);
    const asked = await listAskedQuestions(tx, edition, row.language, row.edition.languages);
    const questions = forSomebody(asked, await listUnreadable(tx, scope), row.state);
    const read = readAnswers(questions, given, input, row, Boolean(turn), (_of, answered) =>
      answerFields(answered),
    );
    if (!read.ok) return read;
    const changes = answerChanges(questions, given, read.value);
    if (changes.length === 0) return done({ registration: row.id, saved: "same" });
    await tx.registration.update({
      where: { organisationId_id: { organisationId: row.organisationId, id: row.id } },
      data: { version: { increment: 1 } },
    });
    await replaceAnswers(tx, own, row, { ...read.value, given }, await databaseClock(tx));
    await recordAct(tx, {
      cause: scope.actor,
      ...{ act: "answer-for", objectKind: "registration", objectId: row.id, ...edition },
      values: [...changes, { field: "reason", after: input.reason }].map((value) => ({
        ...value,
        registrationId: row.id,
      })),
    });
    if (turn) await settleOptions(turn, edition, scope.actor);
    return done({ registration: row.id, saved: "answers" });
  });
}
