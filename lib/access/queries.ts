import "server-only";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { db, type Reader } from "@/lib/platform/db/client";
import { emailKeysOf, spelledKey } from "@/lib/platform/email-spellings";
import { secretHash, secretHashes } from "@/lib/platform/secrets";
import { Prisma } from "@/prisma/generated/client";
import { circlesOf, heldRights, MEMBERSHIP, type Rights } from "./policy";
import type { EditionIds } from "./schema";

/**
 * The wordings whose answers somebody may read, for questions to the database: who may read those of that wording, and of its
 * question now. As `mayReadAnswers` says it of what is read already.
 */
export function readableVersions(rights: Rights) {
  const circles = { in: circlesOf(rights) };
  return {
    AND: [{ readers: circles }, { field: { readers: circles } }],
  } satisfies Prisma.FieldVersionWhereInput;
}

/**
 * The same in a statement.
 * @param version how it calls the wording that was answered; `field`: its question
 */
export function isReadable(rights: Rights, version: string, field: string): Prisma.Sql {
  const circles = Prisma.sql`ANY(${circlesOf(rights)}::"AnswerReaders"[])`;
  const [one, other] = [Prisma.raw(version), Prisma.raw(field)];
  return Prisma.sql`(${one}.readers = ${circles} AND ${other}.readers = ${circles})`;
}

const OF_AN_EDITION = {
  organisationId: true,
  id: true,
  slug: true,
  timeZone: true,
  languages: true,
  deletedAt: true,
  school: {
    select: { id: true, slug: true, deletedAt: true, organisation: { select: { deletedAt: true } } },
  },
} as const satisfies Prisma.EditionSelect;

/** What a gate needs to know of an edition, by its address (old addresses of the school count). */
export async function findEditionForRole(school: string, edition: string) {
  const alias = await db().schoolAlias.findUnique({
    where: { slug: school },
    select: { organisationId: true, schoolId: true },
  });
  if (!alias) return null;
  const found = await db().edition.findUnique({
    where: { organisationId_schoolId_slug: { ...alias, slug: edition } },
    select: OF_AN_EDITION,
  });
  return found && forRole(found);
}

/** The same by its id, for what is done there by itself. */
export async function findEditionForPlanner(reader: Reader, { organisationId, editionId: id }: EditionIds) {
  const found = await reader.edition.findUnique({
    where: { organisationId_id: { organisationId, id } },
    select: OF_AN_EDITION,
  });
  return found && forRole(found);
}

function forRole(found: Prisma.EditionGetPayload<{ select: typeof OF_AN_EDITION }>) {
  if (found.deletedAt || found.school.deletedAt || found.school.organisation.deletedAt) return null;
  return {
    organisationId: found.organisationId,
    schoolId: found.school.id,
    schoolSlug: found.school.slug,
    editionId: found.id,
    editionSlug: found.slug,
    timeZone: found.timeZone,
    languages: found.languages,
  };
}

/** What a gate needs to know of a school, by its address. */
export async function findSchoolForRole(school: string) {
  const alias = await db().schoolAlias.findUnique({
    where: { slug: school },
    select: {
      school: {
        select: {
          organisationId: true,
          id: true,
          slug: true,
          deletedAt: true,
          organisation: { select: { languages: true, deletedAt: true } },
        },
      },
    },
  });
  if (!alias || alias.school.deletedAt || alias.school.organisation.deletedAt) return null;
  const { organisationId, id, slug, organisation } = alias.school;
  return { organisationId, schoolId: id, schoolSlug: slug, languages: organisation.languages };
}

/** What a gate needs to know of an organisation. */
export async function findOrganisationForRole(organisationId: string) {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(organisationId)) return null;
  const found = await db().organisation.findUnique({
    where: { id: organisationId },
    select: { id: true, languages: true, deletedAt: true },
  });
  return found && !found.deletedAt ? { organisationId: found.id, languages: found.languages } : null;
}

/** What a login may do now, in the organisation or (with `editionId`) in that edition. */
export async function findRightsOf(
  loginId: string,
  organisationId: string,
  editionId: string | null,
  reader: Reader = db(),
): Promise<Rights> {
  const members = await reader.teamMember.findMany({
    where: {
      loginId,
      organisationId,
      removedAt: null,
      acceptedAt: { not: null },
      OR: [{ editionId: null }, ...(editionId ? [{ editionId }] : [])],
    },
    select: MEMBERSHIP,
  });
  return heldRights(members);
}

/** Every role of a login in an organisation: of the whole (`editionId` null), or of one edition. */
export async function findMemberships(loginId: string, organisationId: string) {
  return db().teamMember.findMany({
    where: { loginId, organisationId, AND: [{ removedAt: null }, { acceptedAt: { not: null } }] },
    select: { editionId: true, ...MEMBERSHIP },
  });
}

interface SessionRow {
  loginSessionId: string;
  loginId: string;
  name: string;
  language: string;
  administrator: boolean;
  emails: string[];
  emailKeys: string[];
  seenLongAgo: boolean;
}

/** The live session of a raw token, by the database's clock; null when there is none. */
export async function findSession(token: string): Promise<SessionRow | null> {
  const [found] = await db().$queryRaw<Array<Omit<SessionRow, "emailKeys">>>`
    SELECT s.id AS "loginSessionId", l.id AS "loginId", l.name, l.language,
           l.administrator_since IS NOT NULL AS "administrator",
           ARRAY(SELECT e.email FROM login_email e WHERE e.login_id = l.id ORDER BY e.email_key) AS emails,
           s.last_seen_at < clock_timestamp() - interval '1 hour'
             OR s.token_hash <> ${secretHash(token)} AS "seenLongAgo"
    FROM login_session s JOIN login l ON l.id = s.login_id
    WHERE s.token_hash = ANY(${secretHashes(token)})
      AND s.expires_at > clock_timestamp() AND s.ends_at > clock_timestamp()`;
  return found ? { ...found, emailKeys: found.emails.flatMap(emailKeysOf) } : null;
}

/**
 * The login of an address or key. Where two logins of one mailbox met at an upgrade, the spelling says which; else both
 * spellings open the one there is.
 */
export async function findLoginOf(reader: Reader, email: string): Promise<{ id: string } | null> {
  const rows = await reader.loginEmail.findMany({
    where: { emailKey: { in: emailKeysOf(email) } },
    select: { emailKey: true, loginId: true },
  });
  const found = rows.find((row) => row.emailKey === spelledKey(email)) ?? rows[0];
  return found ? { id: found.loginId } : null;
}

/** Whoever planned something that is done by itself, as they are now; they sit at no browser then. */
export async function findPlanner(reader: Reader, loginId: string): Promise<LoginActor | null> {
  const found = await reader.login.findUnique({
    where: { id: loginId },
    select: {
      ...{ id: true, name: true, language: true, administratorSince: true },
      emails: { orderBy: { emailKey: "asc" }, select: { email: true } },
    },
  });
  if (!found) return null;
  const { administratorSince, emails: rows, ...login } = found;
  const emails = rows.map(({ email }) => email);
  return {
    ...{ kind: "login", ...login, loginSessionId: "", administrator: administratorSince !== null },
    ...{ emails, emailKeys: emails.flatMap(emailKeysOf) },
  };
}
