import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { listMailIds } from "@/lib/outbox/commands/empty-messages";
import { invalidateTags } from "@/lib/platform/cache/tags";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { tags } from "@/lib/public-pages/rules";

/**
 * Removes every example organisation with all that belongs to it: schools, people, registrations, messages, audit; and
 * the sign-ins that nothing else needs. Their pages answer "not there" at once. Doing it again finds nothing.
 * @returns how many schools went
 */
export async function removeExample(): Promise<number> {
  const messageIds: string[] = [];
  const removed = await transaction(async (tx) => {
    const examples = await tx.organisation.findMany({
      where: { example: true },
      select: { id: true },
    });
    if (examples.length === 0) return 0;
    const organisationIds = examples.map((organisation) => organisation.id);
    const schools = await invalidateRemoved(tx, organisationIds);
    messageIds.push(...(await listMailIds(tx, { organisationId: { in: organisationIds } })));
    const logins = await listLogins(tx, organisationIds);
    // Audit entries are append-only but for this and for a restore.
    await tx.$executeRaw`SELECT set_config('convivio.maintenance', 'on', true)`;
    await removeRows(tx, organisationIds);
    await tx.$executeRaw`SELECT set_config('convivio.maintenance', 'off', true)`;
    await removeIdleLogins(tx, logins);
    await recordAct(tx, {
      cause: { kind: "command" },
      act: "remove-example",
      objectKind: "organisation",
      objectId: null,
      organisationId: null,
    });
    return schools;
  });
  await dropMailFiles(messageIds);
  await dropBytesSoon();
  return removed;
}

async function invalidateRemoved(tx: Transaction, organisationIds: string[]): Promise<number> {
  const schools = await tx.school.findMany({
    where: { organisationId: { in: organisationIds } },
    select: { aliases: { select: { slug: true } }, editions: { select: { slug: true } } },
  });
  await invalidateTags(tx, [
    tags.schools,
    ...schools.flatMap(({ aliases, editions }) =>
      aliases.flatMap((alias) => [
        tags.school(alias.slug),
        ...editions.map((edition) => tags.edition(alias.slug, edition.slug)),
      ]),
    ),
  ]);
  return schools.length;
}

async function listLogins(tx: Transaction, organisationIds: string[]): Promise<string[]> {
  const where = { organisationId: { in: organisationIds }, loginId: { not: null } };
  const [members, people] = await Promise.all([
    tx.teamMember.findMany({ where, select: { loginId: true } }),
    tx.person.findMany({ where, select: { loginId: true } }),
  ]);
  return [...new Set([...members, ...people].flatMap(({ loginId }) => loginId ?? []))];
}

/** Children before what they point at; the rest goes with the organisation by cascade. */
async function removeRows(tx: Transaction, organisationIds: string[]): Promise<void> {
  const where = { organisationId: { in: organisationIds } };
  await tx.outboxMessage.deleteMany({ where });
  await tx.mailing.deleteMany({ where });
  await tx.auditEntry.deleteMany({ where });
  await tx.answer.deleteMany({ where });
  await tx.consent.deleteMany({ where });
  await tx.registration.deleteMany({ where });
  await tx.fieldVersion.deleteMany({ where });
  await tx.field.deleteMany({ where });
  await tx.term.deleteMany({ where });
  await tx.release.deleteMany({ where });
  await tx.practice.deleteMany({ where });
  await tx.slot.deleteMany({ where });
  await tx.session.deleteMany({ where });
  await tx.speaker.deleteMany({ where });
  await tx.translation.deleteMany({ where });
  await tx.person.updateMany({ where, data: { mergedIntoId: null } });
  await tx.person.deleteMany({ where });
  await tx.teamMember.deleteMany({ where });
  await tx.school.deleteMany({ where });
  await tx.organisation.deleteMany({ where: { id: { in: organisationIds } } });
}

/** Sign-ins nothing else needs, and only with addresses that belong to nobody (RFC 2606). */
async function removeIdleLogins(tx: Transaction, loginIds: string[]): Promise<void> {
  await tx.login.deleteMany({
    where: {
      id: { in: loginIds },
      administratorSince: null,
      memberships: { none: {} },
      people: { none: {} },
      emails: { every: { emailKey: { endsWith: "@example.org" } } },
    },
  });
}
