import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { findEarlier } from "@/lib/platform/db/once";
import { done, type Result, refused } from "@/lib/platform/result";
import { findRegistered, keepRegistered } from "@/lib/registration/commands/keep-registered";
import { type Registered, register } from "@/lib/registration/commands/register";
import { applicantOf } from "@/lib/registration/rules/applicant";
import type { AddByHand } from "../schema/by-hand";

export type ByHandRefusal = "closed" | "category" | "already-registered" | "other-content";

/**
 * An organiser registers somebody: before the window opens and after it closes, also in a category that is not public,
 * but by the same command as everybody else. So a full edition means the waiting list: more places are a decision about
 * the capacity. The person consents to nothing here and is asked nothing about diet or access: they add that themselves
 * through their private link. The same form sent twice gives the same answer.
 */
export async function addByHand(
  scope: EditionScope<"add-registration">,
  input: Omit<AddByHand, "school" | "edition">,
): Promise<Result<Registered, ByHandRefusal>> {
  const { organisationId, editionId } = scope;
  const { key, category, mode, ...said } = input;
  const mark = { scope: `by-hand:${editionId}`, key, content: JSON.stringify([category, mode, said]) };
  return placesTransaction(scope, async (tx) => {
    const earlier = await findEarlier(tx, mark);
    if (earlier.kind === "other-content") return refused("other-content");
    if (earlier.kind === "answered") {
      const answered = await findRegistered(tx, organisationId, earlier.answer);
      return answered ? done(answered) : refused("other-content");
    }
    const edition = await tx.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { mode: true },
    });
    const result = await register(
      tx,
      {
        applicant: applicantOf(said),
        tell: said.tell,
        organisationId,
        editionId,
        draftId: null,
        origin: "by_hand",
        categoryId: category,
        mode: edition.mode === "either" ? (mode ?? "on_site") : edition.mode,
        answers: {},
        sensitive: {},
        told: [],
        another: true,
      },
      scope.actor,
    );
    if (result.ok) {
      await keepRegistered(tx, mark, result.value);
      return result;
    }
    // Adding by hand says already that it is another person, so this question is never asked.
    return refused(
      result.reason === "shared-address" || result.reason === "sent" ? "already-registered" : result.reason,
    );
  });
}
