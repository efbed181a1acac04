import "server-only";
import { type Act, may, type Rights } from "@/lib/access/policy";
import { findRightsOf } from "@/lib/access/queries";
import { isoDate } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { emailKey } from "@/lib/platform/text";
import { Prisma } from "@/prisma/generated/client";
import { isEarlier } from "../rules/earlier";
import { readTarget } from "../rules/target";
import type { PeopleReader } from "./people-reader";

/** An earlier edition of the same school, its title as stored. */
export interface EarlierEdition {
  id: string;
  title: unknown;
}

/**
 * The earlier editions of a school whose people this reader may do something about: rights count there, too. The latest first,
 * without those that never asked anybody whether they may be written to.
 */
export async function listEarlierEditions(
  db: Reader,
  reader: PeopleReader,
  act: Act,
): Promise<EarlierEdition[]> {
  const { organisationId, editionId } = reader;
  const firstDay = { orderBy: { date: "asc" }, take: 1, select: { date: true } } as const;
  const here = await db.edition.findUnique({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { schoolId: true, days: firstDay },
  });
  if (!here) return [];
  const others = await db.edition.findMany({
    where: { organisationId, schoolId: here.schoolId, id: { not: editionId }, deletedAt: null },
    select: { id: true, title: true, days: firstDay },
  });
  const first = ({ days: [day] }: { days: ReadonlyArray<{ date: Date }> }) =>
    day ? isoDate(day.date) : null;
  const asked = await db.term.findMany({
    where: { organisationId, editionId: { in: others.map(({ id }) => id) }, kind: "later_editions" },
    select: { editionId: true },
  });
  const found = others
    .filter(({ id }) => asked.some((term) => term.editionId === id))
    .filter((other) => isEarlier(first(other), first(here)))
    .sort((one, other) => ((first(one) ?? "") < (first(other) ?? "") ? 1 : -1));
  const mine: EarlierEdition[] = [];
  for (const { id, title } of found) if (may(await rightsIn(db, reader, id), act)) mine.push({ id, title });
  return mine;
}

/**
 * That a target is nobody of an edition whose people this writer may not write to.
 * @throws AppError("not-found")
 */
export async function requireEarlier(db: Reader, reader: PeopleReader, text: string): Promise<void> {
  const target = readTarget(text);
  if (target?.kind !== "earlier") return;
  const editions = await listEarlierEditions(db, reader, "send-messages");
  if (!editions.some(({ id }) => id === target.edition)) throw new AppError("not-found");
}

/** What a reader may do in another edition. An administrator of the installation is that everywhere. */
async function rightsIn(db: Reader, reader: PeopleReader, editionId: string): Promise<Rights> {
  const held = await findRightsOf(reader.actor.id, reader.organisationId, editionId, db);
  const runsAll = held.role === "none" && reader.role === "administrator";
  return runsAll ? { role: "administrator", flags: [] } : held;
}

/**
 * Who may write to the people of an earlier edition writes to each mailbox and each person of them once, at the registration
 * that lives where two were joined: of whoever agreed and has not taken
 * it back, is not erased, and whose address no mail server refused. Not to an address that an organiser corrected since, until
 * somebody said that it is the same person's: another agreed. `everybody`: also to whoever is registered here already.
 */
export async function findEarlierPeople(
  db: Reader,
  reader: PeopleReader,
  { edition, everybody }: { edition: string; everybody: boolean },
): Promise<Array<{ id: string; language: string }>> {
  const editions = await listEarlierEditions(db, reader, "send-messages");
  if (!editions.some(({ id }) => id === edition)) return [];
  const { organisationId, editionId } = reader;
  const isNew = Prisma.sql`NOT EXISTS (SELECT FROM registration AS here
    WHERE here.organisation_id = registration.organisation_id AND here.edition_id = ${editionId}::uuid
      AND here.erased_at IS NULL AND here.state <> 'draft'
      AND (here.email_key = registration.email_key OR here.person_id = registration.person_id))`;
  const rows = await db.$queryRaw<
    Array<{ id: string; language: string; email: string; personId: string | null }>
  >`
    SELECT registration.id, registration.language, registration.email, registration.person_id AS "personId"
    FROM registration
    WHERE registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${edition}::uuid
      AND registration.erased_at IS NULL AND registration.state <> 'draft'
      AND EXISTS (${agreedToHear})
      AND NOT ${isRefused} AND ${everybody ? Prisma.sql`true` : isNew}
    ORDER BY registration.merged_into_id IS NOT NULL, registration.submitted_at DESC, registration.id`;
  const known = new Set<string>();
  return rows.flatMap(({ id, language, email, personId }) => {
    const mailbox = emailKey(email);
    const whose = [mailbox, ...(personId ? [personId] : [])];
    if (!mailbox || whose.some((one) => known.has(one))) return [];
    for (const one of whose) known.add(one);
    return [{ id, language }];
  });
}

/** The consent of a `registration` to hear of later editions, at the address that it has now. */
const agreedToHear = Prisma.sql`
  SELECT FROM consent JOIN term_version ON term_version.organisation_id = consent.organisation_id
    AND term_version.id = consent.term_version_id
  JOIN term ON term.organisation_id = term_version.organisation_id AND term.id = term_version.term_id
  WHERE consent.organisation_id = registration.organisation_id AND consent.registration_id = registration.id
    AND term.kind = 'later_editions' AND consent.agreed_at IS NOT NULL AND consent.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT FROM correction WHERE correction.organisation_id = registration.organisation_id
      AND correction.registration_id = registration.id AND correction.created_at > consent.agreed_at
      AND correction.shown_at IS NULL AND correction.agreed_at IS NULL AND correction.taken_back_at IS NULL)`;

/** Whether a mail server refused the address of a `registration` for good, and nobody has seen to it. */
const isRefused = Prisma.sql`EXISTS (SELECT FROM outbox_message AS refused
  JOIN registration AS other ON other.organisation_id = refused.organisation_id AND other.id = refused.registration_id
  WHERE other.organisation_id = registration.organisation_id AND other.email_key = registration.email_key
    AND refused.state = 'bounced' AND refused.recipient = '')`;
