import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { type Result, refused } from "@/lib/platform/result";
import { nameKey } from "@/lib/platform/text";
import type { Registered } from "@/lib/registration/commands/new-registration";
import { register } from "@/lib/registration/commands/register";
import { applicantOf } from "@/lib/registration/rules/applicant";
import { LIVE } from "@/prisma/enums/states";
import type { AddByHand } from "../schema/by-hand";

export type ByHandRefusal = "closed" | "category" | "already-registered" | "other-content" | "field-errors";

/**
 * An organiser registers somebody: before the window opens and after it closes, also in a category that is not public,
 * but by the same command as everybody else. So a full edition means the waiting list: more places are a decision about
 * the capacity. The person consents to nothing here and is asked nothing about diet or access: they add that themselves
 * through their private link. Where somebody of this name is on the list with another address, the organiser is asked first
 * whether it is the same person. The same form sent twice gives the same answer.
 */
export async function addByHand(
  scope: EditionScope<"add-registration">,
  input: Omit<AddByHand, "school" | "edition">,
): Promise<Result<Registered, ByHandRefusal>> {
  const { organisationId, editionId } = scope;
  const { key, category, mode, another, ...said } = input;
  const mark = { scope: `by-hand:${editionId}`, key, content: JSON.stringify([category, mode, said]) };
  return placesTransaction(scope, async (tx) => {
    if (!another && (await isOnList(tx, scope, said)))
      return refused("field-errors", { another: "on-the-list" });
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
        once: mark,
      },
      scope.actor,
    );
    if (result.ok) return result;
    // Adding by hand says already that it is another person, so this question is never asked.
    if (result.reason === "shared-address") return refused("already-registered");
    // Nothing is answered here, so that nothing chosen can be full.
    if (result.reason === "option-full") throw new Error("An option was chosen by hand");
    return refused(result.reason === "sent" ? "other-content" : result.reason);
  });
}

/** Whether somebody of this name is registered here with another address. */
async function isOnList(
  tx: Transaction,
  { organisationId, editionId }: EditionScope,
  { fullName, email }: Pick<AddByHand, "fullName" | "email">,
): Promise<boolean> {
  const rows = await tx.registration.findMany({
    where: { organisationId, editionId, nameKey: nameKey(fullName), state: { in: [...LIVE] } },
    select: { emailKey: true },
  });
  const keys = emailKeysOf(email);
  // Who is there with this address, too, is the same person already.
  return rows.length > 0 && !rows.some(({ emailKey }) => keys.includes(emailKey));
}
