import "server-only";
import type { Principal } from "@/lib/access/policy";
import { editionPhase, isOpenByHand } from "@/lib/editions/rules/phases";
import { fullChoices } from "@/lib/forms/rules/option-places";
import { fillPlaces, lockQuotas } from "@/lib/places/commands/fill-places";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { type ChosenOption, countChosen } from "@/lib/places/queries/count-options";
import { countQuotas } from "@/lib/places/queries/count-places";
import { fullness, hasPlace, type QuotaCount, takePlace } from "@/lib/places/rules/places";
import { findKept } from "@/lib/platform/db/once";
import { writeTogether } from "@/lib/platform/db/write-together";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { done, type Result, refused } from "@/lib/platform/result";
import { nameKey } from "@/lib/platform/text";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { isOf } from "@/prisma/enums/states";
import { drawReference } from "../rules/reference";
import { lockBecome } from "./draft-row";
import { findRegistered } from "./keep-registered";
import { type NewRegistration, REGISTERED, type Registered } from "./new-registration";
import { type EntryFacts, readEntry } from "./read-entry";
import { remindOfLink, writeDiscarded } from "./tell-registered";
import { writeRegistration } from "./write-registration";

export type RegisterRefusal =
  | "closed"
  | "category"
  | "already-registered"
  | "shared-address"
  /** An option that was chosen has no place left; which answers, stands in the detail. */
  | "option-full"
  /** The draft or the request was sent before, and what it became is over or erased. */
  | "sent"
  /** What was sent before under the same key said something else. */
  | "other-content";

/**
 * The one way into an edition, for the form, the API and the desk: inside the lock of the edition's quotas it judges the
 * window by the database's clock, finds the person, gives a place or the next queue position, and writes state, audit
 * entry and message in the caller's transaction. What was sent already gives the same answer again. Everybody who comes
 * at the same moment waits meanwhile, so what there is to know is read in one statement, and written in one.
 */
export async function register(
  tx: PlacesTransaction,
  input: NewRegistration,
  cause: Principal,
): Promise<Result<Registered, RegisterRefusal>> {
  const { organisationId, editionId, applicant } = input;
  const under = { organisationId, editionId, draftId: input.draftId, ...applicant };
  await lockQuotas(tx, input);
  const draft = input.draftId
    ? await lockBecome(tx, { organisationId, registrationId: input.draftId })
    : null;
  const first = input.draftId ? becomeOf(input.draftId, draft) : await findFirst(tx, input);
  if (first) return first;
  const { entry, reference } = await readWithReference(tx, input);
  const { now, category } = entry;
  const byHand = input.origin === "by_hand" || input.origin === "import";
  const phase = editionPhase({ ...entry, full: false }, now);
  if (entry.deletedAt || (byHand ? !isOpenByHand(phase) : phase !== "open")) return refused("closed");
  if (!category || category.closed || !(category.public || byHand)) return refused("category");

  const keys = emailKeysOf(applicant.email);
  const there = entry.live.filter((row) => keys.includes(row.emailKey));
  const same = there.find((row) => row.nameKey === nameKey(applicant.fullName));
  if (same) {
    await writeTogether(tx, { discarded: writeDiscarded(under) });
    if (!byHand) await remindOfLink(tx, { ...under, ...same }, now);
    return refused("already-registered");
  }
  if (there.length > 0 && !input.another && !byHand) return refused("shared-address");
  // The same human under an earlier address.
  const known = entry.live.find((row) => row.personId !== null && row.personId === entry.personId);
  if (known) {
    if (!byHand) await remindOfLink(tx, { ...under, ...known }, now);
    return refused("already-registered");
  }
  const { quotas, options } = await giveToList(tx, input, category.quotaIds, entry);
  // Nobody chooses what is full, also who would wait: the others who wish for it came before.
  const full = fullChoices(input.answers, options);
  if (Object.keys(full).length > 0) return refused("option-full", full);
  // Where each is answered, whoever comes by themselves waits for that, also when nothing is free; whoever is added by an
  // organiser has been answered.
  const pending = category.approval && !byHand;
  const state: Registered["state"] = pending
    ? "pending"
    : hasPlace(category.quotaIds, quotas)
      ? "confirmed"
      : "waitlisted";
  if (state === "confirmed") takePlace(category.quotaIds, quotas);
  const decided = {
    ...{ state, reference, now, personId: entry.personId, linkVersion: draft?.linkVersion ?? 1 },
    // Whoever waits holds no place in an option either.
    wished: state === "confirmed" ? [] : options,
    answerBy: pending ? category.answerBy : null,
  };
  const registered = await writeRegistration(tx, input, decided, cause);
  if (fullness(entry.quotas) !== fullness(quotas.values())) await invalidateEdition(tx, input, "listing");
  return done(registered);
}

/** What a draft became before: a second click gets the first one's answer. Null: it is one still. */
function becomeOf(
  registrationId: string,
  row: Awaited<ReturnType<typeof lockBecome>>,
): Result<Registered, "sent"> | null {
  if (row?.state === "draft") return null;
  // Erased meanwhile, or sent and given back: nothing of it may be written again.
  if (!row || !isOf(REGISTERED, row.state)) return refused("sent");
  const { state, linkVersion } = row;
  return done({ registrationId, reference: row.reference ?? "", state, linkVersion });
}

/** The first answer to the same request. */
async function findFirst(
  tx: PlacesTransaction,
  { organisationId, once }: NewRegistration,
): Promise<Result<Registered, "other-content" | "sent"> | null> {
  const kept = once ? await findKept(tx, once) : null;
  if (!kept || kept.kind === "new") return null;
  if (kept.kind === "other-content") return refused("other-content");
  const registered = await findRegistered(tx, organisationId, kept.answer);
  return registered ? done(registered) : refused("sent");
}

/** Facts and a reference that nobody else of the edition has: drawn and looked up inside the lock. */
async function readWithReference(tx: PlacesTransaction, input: NewRegistration) {
  for (;;) {
    const reference = drawReference();
    const entry = await readEntry(tx, { ...input, ...input.applicant, reference });
    if (entry.referenceFree) return { entry, reference };
  }
}

/**
 * A freed place goes to the list before newcomers; where nobody who waits can have one, the list is left alone.
 * @returns the quotas and the options chosen as they are then
 */
async function giveToList(
  tx: PlacesTransaction,
  input: NewRegistration,
  quotaIds: readonly string[],
  entry: EntryFacts,
): Promise<{ quotas: Map<string, QuotaCount>; options: ChosenOption[] }> {
  const byId = (counts: readonly QuotaCount[]) => new Map(counts.map((quota) => [quota.id, { ...quota }]));
  const quotas = byId(entry.quotas);
  if (!hasPlace(quotaIds, quotas) || !entry.waiting.some((own) => hasPlace(own, quotas)))
    return { quotas, options: entry.options };
  await fillPlaces(tx, input, { kind: "system" }, entry.now);
  const options = entry.options.length > 0 ? await countChosen(tx, input, input.answers) : [];
  return { quotas: byId(await countQuotas(tx, input)), options };
}
