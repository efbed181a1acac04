import "server-only";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { emailKeysOf, isOneMailbox } from "@/lib/platform/email-spellings";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { done, type Result } from "@/lib/platform/result";
import { announceEdition } from "@/lib/schools/commands/announce";
import { Prisma } from "@/prisma/generated/client";
import type { LinkScope } from "../access/private-link";
import { fullness } from "../rules/places";
import { lockPlaces } from "./fill-places";
import { lockOwn, recordOwn } from "./own-registration";
import { giveBack } from "./withdraw";

/**
 * Erases a registration: a live one is withdrawn first, so that the list moves up. Name, address, answers, consents,
 * audit values, message parameters and recipients go; what stays is an anonymous row that was withdrawn, cancelled or
 * over. A person nobody else's record needs goes with it. Backups keep their copy for their own life (docs/privacy.md).
 */
export async function eraseRegistration(scope: LinkScope): Promise<Result<null, never>> {
  const erased = await transaction(async (tx) => {
    const before = await lockPlaces(tx, scope);
    const row = await lockOwn(tx, scope);
    if (row.erasedAt) return null;
    const now = await databaseClock(tx);
    if (row.live) await giveBack(tx, scope, row, now, false);
    await recordOwn(tx, scope, "erase");
    await eraseRow(tx, scope, now);
    if (row.personId) await erasePerson(tx, { ...row, personId: row.personId });
    const after = await lockPlaces(tx, scope);
    if (fullness(before) !== fullness(after)) await announceEdition(tx, scope, "listing");
    return tx.outboxMessage.findMany({
      where: { organisationId: scope.organisationId, registrationId: scope.registrationId },
      select: { messageId: true },
    });
  });
  if (erased) await dropMailFiles(erased.map((message) => message.messageId));
  return done(null);
}

/** Everything of one registration that says who it was. Also used by the nightly purge. */
export async function eraseRow(
  tx: Transaction,
  { organisationId, registrationId }: Pick<LinkScope, "organisationId" | "registrationId">,
  now: Date,
): Promise<void> {
  const own = { organisationId, registrationId };
  await tx.answer.deleteMany({ where: own });
  await tx.consent.deleteMany({ where: own });
  await tx.auditValue.deleteMany({ where: { registrationId } });
  await tx.outboxMessage.updateMany({
    where: { ...own, state: { in: ["draft", "queued", "failed"] } },
    data: { state: "cancelled" },
  });
  await tx.outboxMessage.updateMany({
    where: own,
    data: { parameters: {}, recipient: "", recipientKey: "", failure: "", personId: null },
  });
  await tx.registration.update({
    where: { organisationId_id: { organisationId, id: registrationId } },
    data: {
      fullName: "",
      nameKey: "",
      email: "",
      emailKey: "",
      affiliation: "",
      country: null,
      reason: "",
      reference: null,
      personId: null,
      draft: Prisma.DbNull,
      erasedAt: now,
      linkVersion: { increment: 1 },
      ticketVersion: { increment: 1 },
      version: { increment: 1 },
    },
  });
}

/** A person whom no registration and no session needs any more; of one that is needed, the address nothing else has. */
async function erasePerson(
  tx: Transaction,
  { organisationId, personId, emailKey }: { organisationId: string; personId: string; emailKey: string },
): Promise<void> {
  const registrations = await tx.registration.findMany({
    where: { organisationId, personId },
    select: { emailKey: true },
  });
  const speaks = (await tx.speaker.count({ where: { organisationId, personId } })) > 0;
  if (
    registrations.length > 0 &&
    !registrations.some((other) => isOneMailbox(other.emailKey, emailKey)) &&
    !speaks
  )
    await tx.personEmail.deleteMany({
      where: { organisationId, personId, emailKey: { in: emailKeysOf(emailKey) } },
    });
  if (registrations.length > 0 || speaks) return;
  await tx.auditValue.deleteMany({ where: { personId } });
  await tx.outboxMessage.updateMany({ where: { personId }, data: { personId: null } });
  await tx.person.delete({ where: { organisationId_id: { organisationId, id: personId } } });
}
