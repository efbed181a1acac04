import "server-only";
import { isTaking } from "@/lib/editions/rules/phases";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { toldAndAsked } from "@/lib/forms/rules/later-editions";
import { namedFiles } from "@/lib/forms/rules/named-file";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { transaction } from "@/lib/platform/db/client";
import { type Result, refused } from "@/lib/platform/result";
import { isOf } from "@/prisma/enums/states";
import type { DraftScope } from "../policy";
import { getDraft } from "../queries/draft";
import { applicantOf } from "../rules/applicant";
import { circumstancesOf } from "../rules/circumstances";
import type { Send } from "../schema/draft";
import { dropUnanswered } from "./answer-files";
import { REGISTERED, type Registered } from "./new-registration";
import { register } from "./register";
import { discardMails, remindAddress } from "./tell-registered";

/** Everything a form can be told at its last page; "field-errors" carries codes by field. */
export type SendRefusal =
  | "closed"
  | "changed"
  | "stale"
  | "sent"
  | "already-registered"
  | "shared-address"
  /** What was chosen is full since; the rest of the form stays. */
  | "option-full"
  | "field-errors";

/**
 * Turns a draft into a registration. What was answered is judged once more against what is asked now; the notice and the
 * terms that were shown are kept with it. Sent twice it gives the same answer.
 */
export async function submitDraft(scope: DraftScope, input: Send): Promise<Result<Registered, SendRefusal>> {
  const { organisationId, editionId } = scope.head;
  const row = await getDraft(scope);
  // Its twin may have been faster since the gate looked: then this is the same form sent again.
  const draft = scope.draft && row.state === "draft";
  // What stands above the button is what is sent, or it is looked at once more.
  if (draft && input.version !== undefined && input.version !== row.version) return refused("stale");
  // An answer to an earlier wording is given to the newer one by whoever has read it there.
  const shown = new Set(input.wordings?.split("."));
  const isRead = scope.questions.every(({ versionId }) => shown.has(versionId));
  const { answers, agreed } = isRead ? row.content : row.stored;
  const judged = judgeAnswers(scope.questions, answers, new Set(agreed), circumstancesOf(row));
  // What became of it since is told by its own link only.
  if (!draft && !isOf(REGISTERED, row.state)) return refused("sent");
  if (draft && (row.content.pages < 3 || !row.categoryId || Object.keys(judged.fieldErrors).length > 0))
    return refused("changed");
  if (draft && input.another === "no") {
    // Whoever holds the address gets the links; whoever typed it learns nothing more. Nothing is waited for any more,
    // so no mail says that this form is not sent yet.
    await transaction(async (tx) => {
      await remindAddress(tx, { organisationId, editionId, email: row.email });
      await discardMails(tx, [scope.registrationId]);
    });
    return refused("already-registered");
  }
  const sensitive = scope.questions.flatMap(({ versionId, consentId }) =>
    consentId && versionId in judged.answers ? [[versionId, consentId]] : [],
  );
  const terms = toldAndAsked(scope.terms);
  // Who can be told so waits in no queue; whoever is still in time is judged once more when it is their turn.
  if (draft && !isTaking(scope.phase)) return refused("closed");
  const answer = await placesTransaction({ editionId }, async (tx) => {
    const become = await register(
      tx,
      {
        organisationId,
        editionId,
        draftId: scope.registrationId,
        origin: "form",
        applicant: applicantOf(row),
        categoryId: row.categoryId ?? "",
        mode: row.mode === "online" ? "online" : "on_site",
        answers: judged.answers,
        sensitive: Object.fromEntries(sensitive),
        told: terms.told.map(({ id }) => id),
        // Only to the words that stood there.
        agreed: terms.asked.flatMap(({ id }) => (input.agreed?.[id] ? [id] : [])),
        another: input.another === "yes",
        tell: true,
        once: null,
      },
      { kind: "visitor" },
    );
    // A file of a question that a later answer has hidden.
    const own = { organisationId, registrationId: scope.registrationId };
    if (become.ok) await dropUnanswered(tx, own, namedFiles(row.content.answers));
    return become;
  });
  if (answer.ok) return answer;
  if (answer.reason === "shared-address")
    return input.asked ? refused("field-errors", { another: "choose" }) : refused("shared-address");
  if (answer.reason === "category" || answer.reason === "other-content") return refused("changed");
  return refused(answer.reason);
}
