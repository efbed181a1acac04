import "server-only";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import { editionPhase, isOpenByHand } from "@/lib/editions/rules/phases";
import type { AnswerValue } from "@/lib/forms/rules/answers";
import { matchPerson } from "@/lib/people/commands/match-person";
import { fillPlaces, lockPlaces, nextQueuePosition } from "@/lib/places/commands/fill-places";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { fullness, hasPlace, takePlace } from "@/lib/places/rules/places";
import type { Transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { nameKey } from "@/lib/platform/text";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { Prisma } from "@/prisma/generated/client";
import { applicantColumns } from "../rules/applicant";
import { drawReference } from "../rules/reference";
import { APPLICANT_NAMES, type Applicant } from "../schema/applicant";
import { lockDraft } from "./draft-row";
import { readEntry } from "./read-entry";
import { discardDraftMails, findLive, remindOfLink, tellRegistered } from "./tell-registered";

/** Everything a registration says, judged already: answers by field version, consents by term version. */
export interface NewRegistration {
  organisationId: string;
  editionId: string;
  /** The draft it was written in; null makes a new row. */
  draftId: string | null;
  origin: "form" | "api" | "by_hand" | "import";
  applicant: Applicant;
  categoryId: string;
  mode: "on_site" | "online";
  answers: Record<string, AnswerValue>;
  /** Sensitive answers: field version → the term version agreed to at the field. */
  sensitive: Record<string, string>;
  /** Term versions that were shown: the notice, the terms. Nobody is asked to agree to what a registration needs anyway. */
  told: string[];
  /** Whoever shares an address with somebody registered says so. */
  another: boolean;
  /** Told by mail; an organiser who adds somebody may choose not to. */
  tell: boolean;
}

export interface Registered {
  registrationId: string;
  reference: string;
  state: "confirmed" | "waitlisted";
  linkVersion: number;
}

export type RegisterRefusal = "closed" | "category" | "already-registered" | "shared-address" | "sent";

/**
 * The one way into an edition, for the form, the API and the desk: inside the lock of the edition's quotas it judges the
 * window by the database's clock, finds the person, gives a place or the next queue position, and writes state, audit
 * entry and message in the caller's transaction. A draft that was sent already gives the same answer again.
 */
export async function register(
  tx: PlacesTransaction,
  input: NewRegistration,
  cause: Principal,
): Promise<Result<Registered, RegisterRefusal>> {
  const { organisationId, editionId, applicant } = input;
  const under = { organisationId, editionId, draftId: input.draftId, ...applicant };
  const locked = await lockPlaces(tx, input);
  const sent = input.draftId ? await findSubmitted(tx, organisationId, input.draftId) : null;
  if (sent) return done(sent);
  // Erased meanwhile, or sent and given back: nothing of it may be written again.
  if (input.draftId && !(await lockDraft(tx, { organisationId, registrationId: input.draftId })))
    return refused("sent");
  const { entry, reference } = await readWithReference(tx, input);
  const { now, category } = entry;
  const byHand = input.origin === "by_hand" || input.origin === "import";
  const phase = editionPhase({ ...entry, full: false }, now);
  if (entry.deletedAt || (byHand ? !isOpenByHand(phase) : phase !== "open")) return refused("closed");
  if (!category || category.closed || !(category.public || byHand)) return refused("category");

  const live = await findLive(tx, under);
  const same = live.find((row) => row.nameKey === nameKey(applicant.fullName));
  if (same) {
    await discardDraftMails(tx, under);
    if (!byHand) await remindOfLink(tx, same, now);
    return refused("already-registered");
  }
  if (live.length > 0 && !input.another && !byHand) return refused("shared-address");

  const personId = await matchPerson(tx, under);
  // The same human under an earlier address.
  const [known] = await findLive(tx, { organisationId, editionId, personId });
  if (known) {
    if (!byHand) await remindOfLink(tx, known, now);
    return refused("already-registered");
  }
  // A freed place goes to the list before newcomers.
  let quotas = new Map(locked.map((quota) => [quota.id, { ...quota }]));
  if (entry.waiting > 0 && hasPlace(category.quotaIds, quotas)) {
    await fillPlaces(tx, input, { kind: "system" }, now);
    quotas = new Map((await lockPlaces(tx, input)).map((quota) => [quota.id, quota]));
  }
  const state = hasPlace(category.quotaIds, quotas) ? "confirmed" : "waitlisted";
  if (state === "confirmed") takePlace(category.quotaIds, quotas);
  const row = await write(tx, input, { state, personId, reference, now });
  await writeAnswers(tx, input, row.id, now);
  const auditEntryId = await recordAct(tx, {
    cause: cause.kind === "visitor" ? { kind: "link", id: row.id } : cause,
    act: "register",
    objectKind: "registration",
    objectId: row.id,
    organisationId,
    editionId,
    values: [{ field: "state", after: state, registrationId: row.id }],
  });
  await discardDraftMails(tx, under);
  await tellRegistered(tx, { ...under, ...row, state, tell: input.tell }, auditEntryId);
  if (fullness(locked) !== fullness(quotas.values())) await invalidateEdition(tx, input, "listing");
  return done({ registrationId: row.id, reference: row.reference, state, linkVersion: row.linkVersion });
}

/** A draft that has been sent: what it became, so that a second click gets the first one's answer. */
async function findSubmitted(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Registered | null> {
  const row = await tx.registration.findFirst({
    where: { organisationId, id, state: { in: ["confirmed", "waitlisted"] } },
    select: { reference: true, state: true, linkVersion: true },
  });
  return row
    ? {
        registrationId: id,
        reference: row.reference ?? "",
        state: row.state as Registered["state"],
        linkVersion: row.linkVersion,
      }
    : null;
}

/** Facts and a reference that nobody else of the edition has: drawn and looked up inside the lock. */
async function readWithReference(tx: Transaction, input: NewRegistration) {
  for (;;) {
    const reference = drawReference();
    const entry = await readEntry(tx, { ...input, reference });
    if (entry.referenceFree) return { entry, reference };
  }
}

async function write(
  tx: PlacesTransaction,
  input: NewRegistration,
  decided: { state: Registered["state"]; personId: string; reference: string; now: Date },
) {
  const { organisationId, editionId } = input;
  const data = {
    personId: decided.personId,
    categoryId: input.categoryId,
    mode: input.mode,
    state: decided.state,
    origin: input.origin,
    reference: decided.reference,
    ...applicantColumns(input.applicant, APPLICANT_NAMES),
    queuePosition: decided.state === "waitlisted" ? await nextQueuePosition(tx, input) : null,
    submittedAt: decided.now,
    stateSince: decided.now,
  };
  const select = { id: true, reference: true, linkVersion: true } as const;
  const row = input.draftId
    ? await tx.registration.update({
        where: { organisationId_id: { organisationId, id: input.draftId }, editionId, state: "draft" },
        data: { ...data, draft: Prisma.DbNull, expiresAt: null, version: { increment: 1 } },
        select,
      })
    : await tx.registration.create({ data: { organisationId, editionId, ...data }, select });
  return { ...row, reference: data.reference };
}

async function writeAnswers(
  tx: Transaction,
  input: NewRegistration,
  registrationId: string,
  now: Date,
): Promise<void> {
  const { organisationId } = input;
  const { language } = input.applicant;
  const agreed = new Set(Object.values(input.sensitive));
  const shown = [...new Set([...input.told, ...agreed])];
  if (shown.length === 0 && Object.keys(input.answers).length === 0) return;
  const consents = await tx.consent.createManyAndReturn({
    data: shown.map((termVersionId) => ({
      organisationId,
      registrationId,
      termVersionId,
      language,
      givenAt: now,
      agreedAt: agreed.has(termVersionId) ? now : null,
    })),
    select: { id: true, termVersionId: true },
  });
  const consentOf = new Map(consents.map((consent) => [consent.termVersionId, consent.id]));
  const answers = Object.entries(input.answers).map(([fieldVersionId, value]) => ({
    organisationId,
    registrationId,
    fieldVersionId,
    value,
    consentId: consentOf.get(input.sensitive[fieldVersionId] ?? "") ?? null,
    answeredAt: now,
  }));
  if (answers.length > 0) await tx.answer.createMany({ data: answers });
}
