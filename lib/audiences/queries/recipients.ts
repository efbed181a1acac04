import "server-only";
import type { NewMessage } from "@/lib/outbox/commands/queue-message";
import type { Reader } from "@/lib/platform/db/client";
import { LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import { readTarget, type SpeakersWho } from "../rules/target";
import { inAudience } from "./audience";
import { findEarlierPeople } from "./earlier-people";
import type { PeopleReader } from "./people-reader";
import { findPeople } from "./people-set";
import { resolveTarget } from "./viewed-set";

/** One of those a message is for. */
export interface Recipient {
  /** The row it is about: a registration, also of an earlier edition, a speaker's person, a login of the team. */
  id: string;
  language: string;
  as: "registration" | "earlier" | "speaker" | "team";
}

interface For {
  target: string;
  audience: readonly string[];
}

/**
 * Everybody a message is for, as it is now and as far as its reader may look. A target that can't be read, or not by this
 * reader, is nobody.
 */
export async function findRecipients(
  db: Reader,
  reader: PeopleReader,
  { target: text, audience }: For,
): Promise<Recipient[]> {
  const target = readTarget(await resolveTarget(db, reader, text));
  const { organisationId, editionId } = reader;
  switch (target?.kind) {
    case "states":
      return asRegistrations(
        await db.registration.findMany({
          where: inAudience(reader, audience),
          select: { id: true, language: true },
        }),
      );
    case "set": {
      const { where } = await findPeople(db, reader, { words: "", filters: target.filters });
      return asRegistrations(
        await db.$queryRaw<Array<{ id: string; language: string }>>`
          SELECT registration.id, registration.language FROM registration WHERE ${where}`,
      );
    }
    case "person":
      return asRegistrations(
        await db.registration.findMany({
          where: {
            ...{ organisationId, editionId, id: target.registration },
            ...{ erasedAt: null, state: { not: "draft" } },
          },
          select: { id: true, language: true },
        }),
      );
    case "speakers":
      return findSpeakers(db, reader, whoSpeaks(target.who));
    case "session":
      return findSpeakers(
        db,
        reader,
        Prisma.sql`speaker.id IN (SELECT session_person.speaker_id FROM session_person JOIN session
            ON session.organisation_id = session_person.organisation_id AND session.id = session_person.session_id
          WHERE session.organisation_id = ${organisationId}::uuid AND session.id = ${target.session}::uuid
            AND session.deleted_at IS NULL)`,
      );
    case "team":
      return findTeam(db, reader);
    case "earlier":
      return (await findEarlierPeople(db, reader, target)).map((one) => ({ ...one, as: "earlier" }));
    // One that could not be resolved is nobody.
    case "view":
    case undefined:
      return [];
  }
}

const asRegistrations = (rows: ReadonlyArray<{ id: string; language: string }>): Recipient[] =>
  rows.map(({ id, language }) => ({ id, language, as: "registration" }));

function whoSpeaks(who: SpeakersWho): Prisma.Sql {
  if (who === "all") return Prisma.sql`true`;
  if (who === "unregistered")
    return Prisma.sql`NOT EXISTS (SELECT FROM registration
      WHERE registration.organisation_id = speaker.organisation_id AND registration.edition_id = speaker.edition_id
        AND registration.person_id = speaker.person_id AND registration.erased_at IS NULL
        AND registration.state::text = ANY(${[...LIVE]}))`;
  return Prisma.sql`EXISTS (SELECT FROM session_person JOIN session
      ON session.organisation_id = session_person.organisation_id AND session.id = session_person.session_id
    WHERE session_person.organisation_id = speaker.organisation_id AND session_person.speaker_id = speaker.id
      AND session_person.role::text = ${who} AND session.deleted_at IS NULL)`;
}

/** Speakers who can be written to (`speakerAddress`), in the language of their registration, else the first of the edition. */
async function findSpeakers(
  db: Reader,
  { organisationId, editionId }: PeopleReader,
  who: Prisma.Sql,
): Promise<Recipient[]> {
  const rows = await db.$queryRaw<Array<{ id: string; language: string }>>`
    SELECT speaker.person_id AS id, coalesce(
      (SELECT registration.language FROM registration WHERE registration.organisation_id = speaker.organisation_id
        AND registration.edition_id = speaker.edition_id AND registration.person_id = speaker.person_id
        AND registration.erased_at IS NULL ORDER BY registration.created_at DESC LIMIT 1),
      edition.languages[1], 'en') AS language
    FROM speaker JOIN edition ON edition.organisation_id = speaker.organisation_id AND edition.id = speaker.edition_id
    JOIN person ON person.organisation_id = speaker.organisation_id AND person.id = speaker.person_id
      AND person.merged_into_id IS NULL
    WHERE speaker.organisation_id = ${organisationId}::uuid AND speaker.edition_id = ${editionId}::uuid AND ${who}
      AND (speaker.email IS NOT NULL OR (NOT speaker.unconfirmed AND EXISTS (SELECT FROM person_email
        WHERE person_email.organisation_id = speaker.organisation_id AND person_email.person_id = speaker.person_id)))`;
  return rows.map(({ id, language }) => ({ id, language, as: "speaker" }));
}

/** Whoever has joined the team of the organisation, or of this edition. */
async function findTeam(db: Reader, { organisationId, editionId }: PeopleReader): Promise<Recipient[]> {
  const rows = await db.$queryRaw<Array<{ id: string; language: string }>>`
    SELECT login.id, login.language FROM login WHERE EXISTS (SELECT FROM team_member AS member
      WHERE member.login_id = login.id AND member.organisation_id = ${organisationId}::uuid
        AND member.removed_at IS NULL AND member.accepted_at IS NOT NULL
        AND (member.edition_id IS NULL OR member.edition_id = ${editionId}::uuid))`;
  return rows.map(({ id, language }) => ({ id, language, as: "team" }));
}

/** The mail of each of them. */
export function messageTo(
  { id, language, as }: Recipient,
  common: {
    organisationId: string;
    editionId: string;
    mailingId: string;
    auditEntryId: string;
    state: "draft" | "queued";
  },
): NewMessage {
  const one = { ...common, language, urgency: 3 as const };
  if (as === "registration") return { ...one, template: "mailing", parameters: {}, registrationId: id };
  if (as === "earlier") return { ...one, template: "mailing-earlier", parameters: {}, registrationId: id };
  if (as === "speaker") return { ...one, template: "mailing-speaker", parameters: {}, personId: id };
  return { ...one, template: "mailing-team", parameters: { login: id } };
}
