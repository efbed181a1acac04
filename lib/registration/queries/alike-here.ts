import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { type Alike, mayBeListed } from "@/lib/people/rules/alike";
import type { Reader } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { nameKey } from "@/lib/platform/text";
import { LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import type { AlikeHere } from "../schema/alike-here";
import type { Applicant } from "../schema/applicant";

/** Somebody who is to be added, and under which key they are answered. */
export interface Newcomer extends Pick<Applicant, "fullName" | "email" | "affiliation"> {
  key: string;
}

interface Found extends AlikeHere {
  key: string;
  nameKey: string;
  affiliation: string;
  emails: string[];
}

interface Choice {
  /** Everybody of the same name, whatever else they say. */
  sameName?: boolean;
  /** Within a transaction that has written registrations already: without these. */
  ownLeftOut?: boolean;
}

/**
 * Who of an edition's list may be the same human as somebody who is to be added: under another address, another address
 * of theirs that the organisation knows, or a name in short. Who is there under this address and name is the same person:
 * then nobody is named. One statement, however many; the same order each time. Only of this edition.
 */
export async function findAlikeHere(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  newcomers: readonly Newcomer[],
  { sameName = false, ownLeftOut = false }: Choice = {},
): Promise<Map<string, AlikeHere[]>> {
  const said = new Map(
    newcomers.map(({ key, fullName, email, affiliation }) => [
      key,
      { nameKey: nameKey(fullName), emails: emailKeysOf(email), affiliations: [affiliation] },
    ]),
  );
  const rows = [...said].map(([key, one]) => ({ key, name: one.nameKey, emails: one.emails }));
  const listed = Prisma.sql`
    registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid
    AND registration.state IN ${stateList(LIVE)} AND registration.erased_at IS NULL
    ${ownLeftOut ? Prisma.sql`AND registration.xmin <> pg_current_xact_id()::xid` : Prisma.empty}`;
  const found = await reader.$queryRaw<Found[]>`
    WITH said AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said(key text, name text, emails text[])
    ), address AS MATERIALIZED (
      SELECT said.key, address.key AS email_key FROM said, unnest(said.emails) AS address(key)
    ), alike AS (
      SELECT said.key, registration.id FROM said JOIN registration ON registration.name_key = said.name WHERE ${listed}
      UNION
      SELECT address.key, registration.id FROM address
      JOIN registration ON registration.email_key = address.email_key WHERE ${listed}
      UNION
      SELECT address.key, registration.id FROM address
      JOIN person_email AS known ON known.organisation_id = ${organisationId}::uuid AND known.email_key = address.email_key
      JOIN registration ON registration.person_id = known.person_id WHERE ${listed}
    )
    SELECT alike.key, registration.id::text AS "registrationId", full_name AS "fullName", registration.email, reference,
      name_key AS "nameKey", affiliation, ARRAY(
        SELECT registration.email_key UNION SELECT known.email_key FROM person_email AS known
        WHERE known.organisation_id = registration.organisation_id AND known.person_id = registration.person_id
        ORDER BY 1) AS emails
    FROM alike JOIN registration ON registration.organisation_id = ${organisationId}::uuid AND registration.id = alike.id
    ORDER BY alike.key, registration.submitted_at, registration.id`;
  const answers = new Map<string, AlikeHere[]>();
  const here = new Set<string>();
  for (const { key, nameKey: name, affiliation, emails, ...who } of found) {
    const one = said.get(key);
    const other: Alike = { nameKey: name, emails, affiliations: [affiliation] };
    if (!one) continue;
    if (isSame(one, other)) here.add(key);
    if (!(mayBeListed(one, other) || (sameName && one.nameKey === name))) continue;
    answers.set(key, [...(answers.get(key) ?? []), who]);
  }
  // Others of their name are no question about whoever is here themselves.
  for (const key of here) answers.delete(key);
  return answers;
}

/** One name, under an address that is known to be theirs: that is who they are, and no question. */
const isSame = (one: Alike, other: Alike) =>
  one.nameKey === other.nameKey && one.emails.some((email) => other.emails.includes(email));
