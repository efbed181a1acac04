import "server-only";
import { createHash } from "node:crypto";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { keepPairsApart } from "@/lib/people/commands/keep-pairs-apart";
import { lockQuotas } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import type { Transaction } from "@/lib/platform/db/client";
import { type Result, refused } from "@/lib/platform/result";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { Registered } from "@/lib/registration/commands/new-registration";
import { register } from "@/lib/registration/commands/register";
import { findAlikeHere } from "@/lib/registration/queries/alike-here";
import { applicantOf } from "@/lib/registration/rules/applicant";
import type { AlikeHere } from "@/lib/registration/schema/alike-here";
import type { AddByHand } from "../schema/by-hand";

export type ByHandRefusal = "closed" | "category" | "already-registered" | "other-content" | "on-the-list";

/** Of many of one name so many are named. */
const MOST_NAMED = 5;

/**
 * An organiser registers somebody: before the window opens and after it closes, also in a category that is not public,
 * but by the same command as everybody else. So a full edition means the waiting list: more places are a decision about
 * the capacity. The person consents to nothing here and is asked nothing about diet or access: they add that themselves
 * through their private link. Where somebody who may be the same human is on the list under another address or name, the
 * organiser is told who, and asked first; what they answer holds for this name and address, and for whom they were shown. The same
 * form sent twice gives the same answer.
 */
export async function addByHand(
  scope: EditionScope<"add-registration">,
  input: Omit<AddByHand, "school" | "edition">,
): Promise<Result<Registered, ByHandRefusal>> {
  const { organisationId, editionId } = scope;
  const { key, category, mode, another, ...said } = input;
  const mark = { scope: `by-hand:${editionId}`, key, content: JSON.stringify([category, mode, said]) };
  return placesTransaction(scope, async (tx) => {
    // Of two who add one human in the same moment the second finds what the first has added.
    await lockQuotas(tx, scope);
    const asked = await listAlike(tx, scope, said);
    const question = markOf(said, asked);
    if (asked.length > 0 && another !== question)
      return refused("on-the-list", { people: JSON.stringify(asked), question });
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
        agreed: [],
        another: true,
        once: mark,
      },
      scope.actor,
    );
    if (result.ok) {
      await keepApart(tx, scope, result.value.registrationId, asked);
      return result;
    }
    // Adding by hand says already that it is another person, so this question is never asked.
    if (result.reason === "shared-address") return refused("already-registered");
    // Nothing is answered here, so that nothing chosen can be full.
    if (result.reason === "option-full") throw new Error("An option was chosen by hand");
    return refused(result.reason === "sent" ? "other-content" : result.reason);
  });
}

/** That it is somebody else is known from now on: they are not proposed as one human. */
async function keepApart(
  tx: Transaction,
  scope: EditionScope<"add-registration">,
  registrationId: string,
  others: readonly AlikeHere[],
): Promise<void> {
  if (others.length === 0) return;
  const { organisationId, editionId } = scope;
  const ids = [registrationId, ...others.map((other) => other.registrationId)];
  const rows = await tx.registration.findMany({
    where: { organisationId, editionId, id: { in: ids } },
    select: { id: true, personId: true },
  });
  const personId = rows.find(({ id }) => id === registrationId)?.personId;
  if (!personId) return;
  const pairs = rows.flatMap((row) => (row.personId ? [{ personId, otherId: row.personId }] : []));
  if ((await keepPairsApart(tx, organisationId, pairs)) === 0) return;
  await recordAct(tx, {
    cause: scope.actor,
    act: "keep-apart",
    objectKind: "registration",
    objectId: registrationId,
    organisationId,
    editionId,
  });
}

/** Which question it was: about whom, and who may be meant. */
function markOf(
  { fullName, email, affiliation }: Pick<AddByHand, "fullName" | "email" | "affiliation">,
  asked: readonly AlikeHere[],
): string {
  const people = asked.map(({ registrationId }) => registrationId).sort();
  const said = JSON.stringify([nameKey(fullName), emailKey(email), nameKey(affiliation), ...people]);
  return createHash("sha256").update(said).digest("base64url");
}

/** Who of the list may be the same human; none where a click before added them already. */
async function listAlike(
  tx: Transaction,
  scope: EditionScope<"add-registration">,
  said: Pick<AddByHand, "fullName" | "email" | "affiliation">,
): Promise<AlikeHere[]> {
  const found = await findAlikeHere(tx, scope, [{ ...said, key: "said" }], { sameName: true });
  return (found.get("said") ?? []).slice(0, MOST_NAMED);
}
