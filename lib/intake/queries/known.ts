import "server-only";
import type { Rights } from "@/lib/access/policy";
import { isReadable } from "@/lib/access/queries";
import { isCalled } from "@/lib/people/commands/match-person";
import type { Reader } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { nameKey } from "@/lib/platform/text";
import { findAlikeHere } from "@/lib/registration/queries/alike-here";
import { columnOf } from "@/lib/registration/rules/applicant";
import { Prisma } from "@/prisma/generated/client";
import { type IntakeScope, rightsOf } from "../access";
import { personKey } from "../rules/plan-intake";
import { CHANGEABLE, type JudgedRow, type Known, type KnownRegistration } from "../schema/intake-plan";

/** What the edition asks now. */
export interface AskedHere {
  versionIds: readonly string[];
  /** Some of it depends on answers, so that those to earlier wordings count, too. */
  linked: boolean;
}

/** The last answer to each question that is asked, by its key, of those that whoever imports may read. */
const givenTo = (rights: Rights | null) => Prisma.sql`(
  SELECT coalesce(jsonb_object_agg(last.key, last.value), '{}') FROM (
    SELECT DISTINCT ON (field.id) field.key, answer.value FROM answer
    JOIN field_version AS version ON version.organisation_id = answer.organisation_id
      AND version.id = answer.field_version_id
    JOIN field ON field.organisation_id = version.organisation_id AND field.id = version.field_id
    WHERE answer.organisation_id = registration.organisation_id AND answer.registration_id = registration.id
      AND field.retired_at IS NULL AND NOT version.sensitive
      AND ${rights ? isReadable(rights, "version", "field") : Prisma.sql`TRUE`}
    ORDER BY field.id, version.number DESC) AS last)`;

/** What a row may say otherwise. */
const SAID = Prisma.raw(CHANGEABLE.map((name) => `${columnOf(name)} AS "${name}"`).join(", "));

/** Not made by this very transaction. */
const others = (table: "person" | "registration") =>
  Prisma.sql`AND ${Prisma.raw(table)}.xmin <> pg_current_xact_id()::xid`;

/**
 * Whom the rows meet: the registrations of the edition under their addresses or of the persons they are, also ended ones,
 * these persons, and who may be one of the rows under another address. Three statements, however many rows; what they answer is the same as long as nothing of it changes.
 * @param ownLeftOut within a transaction that has written some of them already
 */
export async function readKnown(
  reader: Reader,
  scope: IntakeScope,
  rows: readonly JudgedRow[],
  { versionIds, linked }: AskedHere,
  ownLeftOut = false,
): Promise<Known> {
  const { organisationId, editionId } = scope;
  const people = rows.map(({ applicant }) => ({
    key: personKey(applicant),
    name: nameKey(applicant.fullName),
    emails: emailKeysOf(applicant.email),
  }));
  const found = await reader.$queryRaw<Array<{ key: string; id: string }>>`
    SELECT DISTINCT ON (said.key) said.key, person.id::text AS id
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS said(key text, name text, emails text[])
    JOIN person_email AS address ON address.organisation_id = ${organisationId}::uuid
      AND address.email_key = ANY(said.emails)
    JOIN person ON person.organisation_id = address.organisation_id AND person.id = address.person_id
      AND ${isCalled(Prisma.sql`said.name`, Prisma.sql`said.emails`)} AND person.merged_into_id IS NULL AND person.erased_at IS NULL
      ${ownLeftOut ? others("person") : Prisma.empty}
    ORDER BY said.key, person.created_at`;
  const persons = Object.fromEntries(found.map(({ key, id }) => [key, id]));
  const emails = [...new Set(people.flatMap((one) => one.emails))];
  const registrations = await reader.$queryRaw<KnownRegistration[]>`
    SELECT registration.id::text AS id, person_id::text AS "personId", email_key AS "emailKey",
      name_key AS "nameKey", state::text AS state, version, ${SAID},
      category_id::text AS "categoryId", mode::text AS mode,
      (SELECT coalesce(jsonb_object_agg(answer.field_version_id, answer.value), '{}') FROM answer
        WHERE answer.organisation_id = registration.organisation_id AND answer.registration_id = registration.id
          AND answer.field_version_id = ANY(${[...versionIds]}::uuid[])) AS answers,
      ${linked ? givenTo(rightsOf(scope)) : Prisma.sql`'{}'::jsonb`} AS given
    FROM registration
    WHERE registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid
      AND registration.state <> 'draft' AND registration.erased_at IS NULL
      ${ownLeftOut ? others("registration") : Prisma.empty}
      AND (registration.email_key = ANY(${emails}) OR registration.person_id = ANY(${Object.values(persons)}::uuid[]))
    ORDER BY registration.id`;
  const newcomers = rows.map(({ applicant }) => ({ ...applicant, key: personKey(applicant) }));
  const alike = await findAlikeHere(reader, scope, newcomers, { ownLeftOut });
  return { registrations, persons, alike: Object.fromEntries(alike) };
}
