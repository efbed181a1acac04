import "server-only";
import { holdForm } from "@/lib/editions/commands/lock-edition";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { partedByTime } from "@/lib/forms/rules/later";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { inTurnIfNeeded } from "@/lib/places/commands/in-turn";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import type { LinkScope } from "../policy";
import { givenAnswers } from "../queries/given-answers";
import { answerChanges } from "../rules/answer-changes";
import { answerFields } from "../rules/form-fields";
import { holdsPlace } from "../rules/phases";
import type { SelfServiceAnswers } from "../schema/self-service";
import { foreignFiles } from "./answer-files";
import { type AnswersRefusal, readAnswers } from "./own-answers";
import { leaveWithheld, replaceAnswers } from "./replace-answers";
import { hasEnded, lockRegistration, recordSelfService } from "./self-service";

/** Until when what was asked counts as seen: a page that was drawn before a question came, or was worded anew, did not ask it. */
function seenUntil(later: readonly AskedQuestion[], shown: SelfServiceAnswers["shown"], now: Date): Date {
  const unseen = later.filter(({ open, versionId }) => open && shown && !Object.hasOwn(shown, versionId));
  return unseen.reduce((until, { laterSince }) => {
    const before = new Date(new Date(laterSince ?? 0).getTime() - 1);
    return before < until ? before : until;
  }, now);
}

/**
 * What somebody with a place answers to what was asked later; what they change of it until its last day, too. Two windows
 * are merged as in every form behind the link. That the page was sent is kept: what it left blank was not overlooked.
 */
export async function answerLater(
  scope: LinkScope,
  input: Omit<SelfServiceAnswers, "token" | "locale">,
): Promise<Result<null, AnswersRefusal | "not-live" | "over">> {
  const { organisationId, registrationId } = scope;
  return inTurnIfNeeded(scope, async (tx, turn) => {
    await holdForm(tx, scope);
    const row = await lockRegistration(tx, scope);
    const now = await databaseClock(tx);
    if (!row.live) return refused("not-live");
    if (hasEnded(row, now)) return refused("over");
    // Whoever only waits is not asked; the page that was open says how they stand when it is loaded again.
    if (!holdsPlace(row.state)) return refused("changed");
    if (!input.seen && input.version !== row.version) return refused("conflict");
    const asked = await listAskedQuestions(tx, scope, row.language, row.edition.languages);
    const given = await givenAnswers(tx, scope);
    const later = await leaveWithheld(tx, scope, partedByTime(asked).later);
    const read = readAnswers(later, given, input, row, Boolean(turn), (_of, answered) =>
      answerFields(answered),
    );
    if (!read.ok) return read;
    const foreign = await foreignFiles(tx, scope, read.value.questions, read.value.sent);
    if (Object.keys(foreign).length > 0) return refused("field-errors", foreign);
    await tx.registration.update({
      where: { organisationId_id: { organisationId, id: registrationId } },
      data: { laterSentAt: seenUntil(later, input.shown, now), version: { increment: 1 } },
    });
    await replaceAnswers(tx, scope, row, { ...read.value, given }, now);
    await recordSelfService(tx, scope, "answer-later", answerChanges(later, given, read.value));
    if (turn) await settleOptions(turn, scope, scope.actor);
    return done(null);
  });
}
