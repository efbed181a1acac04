import "server-only";
import { db } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { linkToken } from "@/lib/platform/secrets";
import { Prisma } from "@/prisma/generated/client";
import { type StopOf, stopOf } from "../rules/stop-of";
import type { WaitingMessage } from "./waiting";

/** Of one message to many: what its link says, and whether its mailbox wants none such. */
export interface MailStop {
  of: StopOf;
  token: string;
  stopped: boolean;
}

interface Asked extends WaitingMessage {
  id: string;
  stoppable: boolean;
}

/**
 * What stops messages to many, by their ids, in one statement for all of them. Judged as they leave: whoever stopped them
 * after a message was drafted does not get it.
 */
export async function findStops(messages: readonly Asked[]): Promise<ReadonlyMap<string, MailStop>> {
  const asked = messages.filter(({ stoppable }) => stoppable);
  if (asked.length === 0) return new Map();
  const keys = asked.map(({ recipient }) => emailKeysOf(recipient));
  const rows = await db().$queryRaw<Array<{ id: string; subject: string | null; stopped: boolean }>>`
    SELECT asked.id, coalesce(asked.registration, speaker.id) AS subject,
      (asked.later AND NOT ${AGREED}) OR EXISTS (SELECT FROM message_stop AS stop WHERE stop.organisation_id = edition.organisation_id
        AND stop.school_id = edition.school_id AND stop.email_key IN (asked.key, asked.earlier)) AS stopped
    FROM unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map((one) => one.organisationId)}::uuid[],
      ${asked.map((one) => one.editionId)}::uuid[], ${asked.map((one) => one.registrationId)}::uuid[],
      ${asked.map((one) => one.personId)}::uuid[], ${keys.map(([key]) => key)}::text[],
      ${keys.map((all) => all.at(-1))}::text[], ${asked.map((one) => stopOf(one.template) === "later")}::bool[])
      AS asked (id, organisation, edition, registration, person, key, earlier, later)
    JOIN edition ON edition.organisation_id = asked.organisation AND edition.id = asked.edition
    LEFT JOIN speaker ON speaker.organisation_id = asked.organisation AND speaker.edition_id = asked.edition
      AND speaker.person_id = asked.person ${KEEP_PLAN}`;
  const of = new Map(
    asked.map(({ id, template }, at) => [id, { of: stopOf(template), key: keys[at]?.[0] ?? "" }]),
  );
  return new Map(
    rows.flatMap(({ id, subject, stopped }) => {
      const one = of.get(id);
      return subject && one
        ? [[id, { of: one.of, token: stopToken(subject, one.key, one.of), stopped }] as const]
        : [];
    }),
  );
}

/**
 * The token of whoever got a message: of a registration or a speaker, and of the address it went to. It ends with that
 * address, so that nobody stops messages to another one.
 */
export const stopToken = (subject: string, emailKey: string, of: StopOf = "many"): string =>
  linkToken(of === "later" ? "later-editions" : "unsubscribe", subject, emailKey);

/**
 * Whether whoever is `asked` still agrees to be written to about later editions: not where an organiser corrected the address
 * since, and nobody has said that it is the same person's. Another agreed.
 */
const AGREED = Prisma.sql`EXISTS (SELECT FROM consent
  JOIN term_version ON term_version.organisation_id = consent.organisation_id
    AND term_version.id = consent.term_version_id
  JOIN term ON term.organisation_id = term_version.organisation_id AND term.id = term_version.term_id
  WHERE consent.organisation_id = asked.organisation AND consent.registration_id = asked.registration
    AND term.kind = 'later_editions' AND consent.agreed_at IS NOT NULL AND consent.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT FROM correction WHERE correction.organisation_id = asked.organisation
      AND correction.registration_id = asked.registration AND correction.created_at > consent.agreed_at
      AND correction.shown_at IS NULL AND correction.agreed_at IS NULL AND correction.taken_back_at IS NULL))`;
