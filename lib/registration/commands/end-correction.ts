import "server-only";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { releaseUnsettled } from "@/lib/outbox/commands/settle-mail";
import { followPerson } from "@/lib/people/commands/follow-person";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import type { CorrectionScope } from "../policy";
import { applicantColumns, applicantOf } from "../rules/applicant";
import { correctionState } from "../rules/corrections";
import { APPLICANT_NAMES, type Applicant } from "../schema/applicant";
import { hasAnother, unlessTaken } from "./already-registered";
import { lockRegistration, recordSelfService } from "./self-service";
import { addressed, discardLinks } from "./tell-registered";

/**
 * Whoever had the address before takes its replacement back, with all that was corrected with it: the link of the address
 * that came goes, and theirs comes to them. What whoever had it meanwhile said of health or belief is deleted. Later
 * corrections fall with this one, with all that they corrected. Done twice it is done once.
 * @throws AppError("not-found") once the registration is erased
 */
export async function takeBackCorrection(
  scope: CorrectionScope,
): Promise<Result<null, "over" | "already-registered">> {
  return unlessTaken(() =>
    transaction(async (tx) => {
      const { row, correction, now } = await lockCorrection(tx, scope);
      const state = correctionState(correction, now);
      if (state === "taken-back") return done(null);
      if (state !== "open") return refused("over");
      const before = { ...applicantOf(row), ...(await valuesBefore(tx, scope, correction.createdAt)) };
      if (row.live && (await hasAnother(tx, { ...row, ...applicantColumns(before, APPLICANT_NAMES) })))
        return refused("already-registered");
      await tx.registration.update({
        where: { organisationId_id: { organisationId: row.organisationId, id: row.id } },
        data: {
          ...applicantColumns(before, APPLICANT_NAMES),
          linkVersion: { increment: 1 },
          version: { increment: 1 },
        },
      });
      await dropCorrections(tx, scope, correction.createdAt, now);
      await followPerson(tx, row, before);
      const auditEntryId = await recordSelfService(
        tx,
        scope,
        "take-back-correction",
        APPLICANT_NAMES.filter((name) => row[name] !== before[name]).map((name) => ({
          field: name,
          before: row[name],
          after: before[name],
        })),
      );
      await discardLinks(tx, row);
      const to = { ...addressed({ ...row, language: before.language }), auditEntryId, urgency: 1 } as const;
      await queueMessage(tx, { ...to, template: "correction-undone", parameters: {} });
      await queueMessage(tx, {
        ...{ ...to, language: row.language },
        template: "registration-changed",
        parameters: { what: "email" },
        recipient: row.email,
      });
      return done(null);
    }),
  );
}

/**
 * Whoever had the address before says that the new one is theirs: what they said before is shown there from now on.
 * @throws AppError("not-found") once the registration is erased
 */
export async function confirmCorrection(scope: CorrectionScope): Promise<Result<null, "over">> {
  return transaction(async (tx) => {
    const { correction, now } = await lockCorrection(tx, scope);
    const state = correctionState(correction, now);
    if (state === "agreed") return done(null);
    if (state !== "open") return refused("over");
    await tx.correction.update({ where: keyOf(scope), data: { agreedAt: now } });
    await releaseUnsettled(tx, scope);
    await recordSelfService(tx, scope, "confirm-person");
    return done(null);
  });
}

/**
 * Corrections since a moment hold no more: sensitive answers that were given meanwhile are deleted and what was agreed to ends,
 * since whoever gave them is not who reads them now. The registration must be locked.
 */
export async function dropCorrections(
  tx: Transaction,
  { organisationId, registrationId }: { organisationId: string; registrationId: string },
  since: Date,
  now: Date,
): Promise<void> {
  const own = { organisationId, registrationId };
  await tx.answer.deleteMany({
    where: { ...own, answeredAt: { gte: since }, fieldVersion: { sensitive: true } },
  });
  await tx.consent.updateMany({
    where: {
      ...{ ...own, withdrawnAt: null, givenAt: { gte: since } },
      termVersion: { term: { kind: { in: ["sensitive", "later_editions"] } } },
    },
    data: { withdrawnAt: now },
  });
  const dropped = { ...own, takenBackAt: null, createdAt: { gte: since } };
  const rows = await tx.correction.findMany({ where: dropped, select: { auditEntryId: true } });
  await tx.correction.updateMany({ where: dropped, data: { takenBackAt: now } });
  await releaseUnsettled(tx, own);
  // Nobody is told any more of a way back that is gone.
  await discardMessages(tx, {
    template: "correction-told",
    auditEntryId: { in: rows.map(({ auditEntryId }) => auditEntryId) },
  });
}

const keyOf = ({ organisationId, correctionId }: CorrectionScope) => ({
  organisationId_id: { organisationId, id: correctionId },
});

async function lockCorrection(tx: Transaction, scope: CorrectionScope) {
  const row = await lockRegistration(tx, scope);
  const correction = await tx.correction.findUnique({
    where: keyOf(scope),
    select: {
      ...{ createdAt: true, openUntil: true, agreedAt: true, takenBackAt: true },
    },
  });
  // Erased since the page was opened.
  if (!correction) throw new AppError("not-found");
  // Whose address counts now is the page's matter: here one that was taken back is nothing to be done about.
  return { row, correction: { ...correction, isBack: true }, now: await databaseClock(tx) };
}

/**
 * What a correction and those since replaced, as the history holds it: of each the value that stood before the first of them. What
 * was corrected without another address has no way back of its own, and stays.
 */
async function valuesBefore(
  tx: Transaction,
  { organisationId, registrationId }: { organisationId: string; registrationId: string },
  since: Date,
): Promise<Partial<Applicant>> {
  const rows = await tx.correction.findMany({
    where: { organisationId, registrationId, takenBackAt: null, createdAt: { gte: since } },
    orderBy: { createdAt: "desc" },
    select: { cause: { select: { values: { select: { field: true, before: true } } } } },
  });
  // The earliest comes last, and counts.
  const of = new Map(
    rows.flatMap(({ cause }) => cause.values.map(({ field, before }) => [field, before] as const)),
  );
  const replaced = APPLICANT_NAMES.filter((name) => of.has(name)).map((name) => [name, of.get(name) ?? null]);
  return Object.fromEntries(replaced) as Partial<Applicant>;
}
