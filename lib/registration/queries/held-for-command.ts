import "server-only";
import { db } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import type { LinkScope } from "../policy";

/** What is held of one registration, without its answers. */
export interface HeldRegistration {
  scope: LinkScope;
  reference: string | null;
  fullName: string;
  state: string;
  since: Date;
}

/**
 * Every registration of an address, drafts included, whichever organisation's; of a record that was joined with another one
 * those of both. For `npm run convivio` only: whoever may
 * run it owns the machine and has to answer people who can't use their link any more.
 */
export async function listHeldForCommand(email: string): Promise<HeldRegistration[]> {
  const keys = { in: emailKeysOf(email) };
  const joined = await db().personEmail.findMany({
    where: { emailKey: keys, person: { mergedFrom: { some: {} } } },
    select: { personId: true },
  });
  const personIds = joined.map(({ personId }) => personId);
  const rows = await db().registration.findMany({
    where: { OR: [{ emailKey: keys }, { personId: { in: personIds } }], erasedAt: null },
    select: {
      id: true,
      organisationId: true,
      editionId: true,
      reference: true,
      fullName: true,
      state: true,
      createdAt: true,
      edition: { select: { slug: true, school: { select: { slug: true } } } },
    },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => ({
    scope: {
      kind: "private-link",
      actor: { kind: "command" },
      organisationId: row.organisationId,
      editionId: row.editionId,
      registrationId: row.id,
      linkVersion: null,
      schoolSlug: row.edition.school.slug,
      editionSlug: row.edition.slug,
    },
    reference: row.reference,
    fullName: row.fullName,
    state: row.state,
    since: row.createdAt,
  }));
}
