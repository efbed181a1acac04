import "server-only";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { forgetFaces } from "@/lib/files/commands/forget-faces";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import { forgetStops } from "@/lib/outbox/commands/forget-stops";
import { forgetPerson } from "@/lib/people/commands/forget-person";
import { forgetReplyWords } from "@/lib/people/commands/forget-reply-words";
import { forgetWebsites } from "@/lib/people/commands/forget-websites";
import { listMerged } from "@/lib/people/commands/merges";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { fullness } from "@/lib/places/rules/places";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { done, type Result } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { Prisma } from "@/prisma/generated/client";
import type { LinkScope } from "../policy";
import { ERASED_APPLICANT } from "../rules/applicant";
import { leaveBulkActs } from "./forget-bulk-words";
import { lockRegistration, recordSelfService } from "./self-service";
import { giveBack } from "./withdraw";

/**
 * Erases a registration: a live one is withdrawn first, so that the list moves up. Name, address, answers, consents,
 * audit values, message parameters and recipients go; what stays is an anonymous row that was withdrawn, cancelled or
 * over. A person nobody else's record needs goes with it. Backups keep their copy for their own life (docs/privacy.md).
 */
export async function eraseRegistration(scope: LinkScope): Promise<Result<null, never>> {
  let faces = 0;
  let files = 0;
  const erased = await placesTransaction(scope, async (tx) => {
    const before = await lockPlaces(tx, scope);
    const row = await lockRegistration(tx, scope);
    if (row.erasedAt) return null;
    const now = await databaseClock(tx);
    if (row.live) await giveBack(tx, scope, row, now, false);
    await recordSelfService(tx, scope, "erase");
    const { organisationId, registrationId } = scope;
    files = await tx.answerFile.count({ where: { organisationId, registrationId } });
    const messageIds = await eraseRow(tx, scope, now);
    // A place that was kept for an undo is the list's now.
    if (row.undoState !== null && !row.live) await fillPlaces(tx, scope, { kind: "system" }, now);
    const emails = [row.email];
    if (row.personId) {
      const personIds = await listMerged(tx, { ...row, personId: row.personId });
      emails.push(...(await listEmails(tx, row.organisationId, personIds)));
      faces = await forgetFaces(tx, { ...row, personIds });
      await forgetWebsites(tx, { ...row, personIds });
      await forgetReplyWords(tx, { ...row, personIds });
    }
    if (row.personId) messageIds.push(...(await forgetPerson(tx, { ...row, personId: row.personId })));
    await forgetStops(tx, row.organisationId, emails);
    const after = await lockPlaces(tx, scope);
    if (fullness(before) !== fullness(after)) await invalidateEdition(tx, scope, "listing");
    return messageIds;
  });
  if (erased) await dropMailFiles(erased);
  if (faces + files > 0) await dropBytesSoon();
  return done(null);
}

/** All addresses of somebody, also those they had before. */
async function listEmails(tx: Transaction, organisationId: string, personIds: readonly string[]) {
  const rows = await tx.personEmail.findMany({
    where: { organisationId, personId: { in: [...personIds] } },
    select: { email: true },
  });
  return rows.map(({ email }) => email);
}

/** Everything of one registration that says who it was. @returns Message-IDs whose files go after the commit */
export async function eraseRow(
  tx: Transaction,
  { organisationId, registrationId }: Pick<LinkScope, "organisationId" | "registrationId">,
  now: Date,
): Promise<string[]> {
  const own = { organisationId, registrationId };
  await tx.answer.deleteMany({ where: own });
  await tx.answerFile.deleteMany({ where: own });
  await tx.consent.deleteMany({ where: own });
  await tx.correction.deleteMany({ where: own });
  await tx.registrationTag.deleteMany({ where: own });
  await tx.registrationAssignee.deleteMany({ where: own });
  await tx.registrationNote.deleteMany({ where: own });
  await tx.star.deleteMany({ where: own });
  await tx.signUp.deleteMany({ where: own });
  await leaveBulkActs(tx, own);
  // One by one, each by its index: both in one statement read the whole history of the installation.
  await tx.auditValue.deleteMany({ where: { registrationId } });
  await tx.auditValue.deleteMany({
    where: { entry: { objectKind: "registration", objectId: registrationId } },
  });
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id: registrationId } },
    data: {
      ...ERASED_APPLICANT,
      reason: "",
      reasonLanguage: null,
      reference: null,
      laterSentAt: null,
      personId: null,
      mergedIntoId: null,
      draft: Prisma.DbNull,
      undoUntil: null,
      undoState: null,
      undoSince: null,
      undoVerdict: Prisma.DbNull,
      erasedAt: now,
      linkVersion: { increment: 1 },
      ticketVersion: { increment: 1 },
      version: { increment: 1 },
    },
  });
  return emptyMessages(tx, own);
}
