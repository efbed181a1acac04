import "server-only";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import { MAY_WRITE } from "@/lib/forms/rules/later-editions";
import { listMerged } from "@/lib/people/commands/merges";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/i18n/locales";
import { done, type Result, refused } from "@/lib/platform/result";
import type { LinkScope } from "../policy";
import { UNSETTLED, withheldBefore } from "../rules/corrections";
import { lockRegistration } from "./self-service";

/**
 * Agrees, behind the private link, that organisers may write about later editions, to the words that stand there now. Twice is
 * once. Refused where the edition does not ask it (any more).
 */
export async function agreeLaterEditions(
  scope: LinkScope,
  { locale }: { locale: Locale },
): Promise<Result<null, "not-live">> {
  return transaction(async (tx) => {
    const row = await lockRegistration(tx, scope);
    if (row.erasedAt) return refused("not-live");
    return (await agree(tx, scope, scope.registrationId, locale, scope.actor))
      ? done(null)
      : refused("not-live");
  });
}

interface Where {
  organisationId: string;
  editionId: string;
}

/** The consent of a registration whose row is locked. @returns whether it stands now */
export async function agree(
  tx: Transaction,
  { organisationId, editionId }: Where,
  registrationId: string,
  language: string,
  cause: Principal,
): Promise<boolean> {
  const [version] = await tx.termVersion.findMany({
    where: { organisationId, term: { editionId, kind: "later_editions", retiredAt: null } },
    orderBy: { number: "desc" },
    take: 1,
    select: { id: true },
  });
  if (!version) return false;
  const corrections = await tx.correction.findMany({
    where: { organisationId, registrationId, ...UNSETTLED },
    select: { createdAt: true },
  });
  // What was agreed to at an address before is not known to be theirs.
  const since = withheldBefore(corrections);
  const stands = await tx.consent.count({
    where: { organisationId, registrationId, ...MAY_WRITE, ...(since ? { agreedAt: { gt: since } } : {}) },
  });
  if (stands > 0) return true;
  const now = await databaseClock(tx);
  await tx.consent.create({
    data: {
      ...{ organisationId, registrationId, termVersionId: version.id, language },
      ...{ givenAt: now, agreedAt: now },
    },
  });
  await recordAct(tx, {
    ...{ cause, act: "agree-later-editions", objectKind: "registration", objectId: registrationId },
    ...{ organisationId, editionId },
  });
  return true;
}

/** Whose consents end together. */
interface Whose {
  registrationId: string;
  personId: string | null;
  /** Of a mailbox: whoever reads it wants no such mail there, whichever of those it belongs to agreed. */
  emailKeys: readonly string[];
}

/**
 * Ends, in the whole organisation, that somebody may be written to about later editions: at each registration of the same
 * person, and of a mailbox at each that has it. Whoever says "no more" once need not say it of every year.
 * @returns how many registrations it ended for
 */
export async function endLaterEditions(
  tx: Transaction,
  organisationId: string,
  { registrationId, personId, emailKeys }: Whose,
  cause: Principal,
): Promise<number> {
  const people = personId ? await listMerged(tx, { organisationId, personId }) : [];
  const ended = await tx.$queryRaw<Array<{ registrationId: string; editionId: string }>>`
    WITH one AS (
      SELECT consent.id, consent.registration_id, registration.edition_id FROM consent
      JOIN term_version ON term_version.organisation_id = consent.organisation_id
        AND term_version.id = consent.term_version_id
      JOIN term ON term.organisation_id = term_version.organisation_id AND term.id = term_version.term_id
      JOIN registration ON registration.organisation_id = consent.organisation_id
        AND registration.id = consent.registration_id
      WHERE consent.organisation_id = ${organisationId}::uuid AND term.kind = 'later_editions'
        AND consent.agreed_at IS NOT NULL AND consent.withdrawn_at IS NULL
        AND (registration.id = ${registrationId}::uuid OR registration.person_id = ANY(${people}::uuid[])
          OR registration.email_key = ANY(${[...emailKeys]}::text[]))
      ORDER BY consent.id FOR UPDATE OF consent
    ), changed AS (
      UPDATE consent SET withdrawn_at = clock_timestamp() FROM one
      WHERE consent.organisation_id = ${organisationId}::uuid AND consent.id = one.id AND consent.withdrawn_at IS NULL
    )
    SELECT DISTINCT registration_id AS "registrationId", edition_id AS "editionId" FROM one`;
  for (const one of ended)
    await recordAct(tx, {
      ...{ cause, act: "end-later-editions", objectKind: "registration", objectId: one.registrationId },
      ...{ organisationId, editionId: one.editionId },
    });
  return ended.length;
}
