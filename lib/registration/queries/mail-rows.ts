import "server-only";
import type { PhaseFacts } from "@/lib/editions/rules/phases";
import type { VenueRow } from "@/lib/editions/rules/venues";
import { STILL_OPEN } from "@/lib/forms/queries/form-row";
import type { MailFacts, ThemeColour } from "@/lib/outbox/rules/mail-facts";
import { templatesThat } from "@/lib/outbox/templates/registry";
import { db } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { stateList } from "@/lib/platform/db/state-list";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import { IS_UNSETTLED } from "./correction";
import { IS_TO_ANSWER } from "./to-answer";

/** A record by its organisation and its own id. */
export interface RowKey {
  organisationId: string;
  id: string;
}

const PLACE_TEMPLATES = templatesThat(({ calendar }) => calendar === "adds");

/** A registration as its mails know it. */
export interface MailRegistration extends RowKey {
  editionId: string;
  state: string;
  undoState: string | null;
  emailKey: string;
  erasedAt: Date | null;
  submittedAt: Date | null;
  expiresAt: Date | null;
  linkVersion: number;
  ticketVersion: number;
  version: number;
  /** What its category costs and how one pays, as stored; null where it has none. */
  cost: unknown;
  payment: unknown;
  /** Whether it was told of a place. */
  hadPlace: boolean;
  /** What was chosen of options with places of their own, texts as stored and seen. */
  options: Array<{ question: unknown; label: unknown; value: string; place: boolean; open: boolean }>;
  /** Whether something that was asked later waits for an answer. */
  toAnswer: boolean;
  /** Nobody has said yet that its address, which an organiser corrected, is the same person's. */
  unsettled: boolean;
  /** How many wait before, and oneself, of one that waits: positions are never renumbered. */
  rank: number | null;
}

/** An edition as mails about it know it, texts as stored. */
export interface MailEdition extends RowKey, Omit<PhaseFacts, "full" | "days"> {
  slug: string;
  /** Grows with every edit of it and of its venues. */
  version: number;
  title: unknown;
  contactEmail: string;
  replyTo: string | null;
  languages: string[];
  mode: MailFacts["mode"];
  /** Its venues in order, texts as stored. */
  venues: VenueRow[];
  city: string;
  accessNote: unknown;
  days: Array<{ date: string; startsAt: string | null; endsAt: string | null }>;
  /** In the order of the themes. */
  colours: ThemeColour[];
  hasProgramme: boolean;
  hasOnlineRooms: boolean;
  schoolSlug: string;
  schoolTitle: unknown;
  organisationLanguages: string[];
  controllerName: string;
  privacyContact: string;
  /** The database's clock. */
  now: Date;
}

/** Of an option that can be chosen and has a limit now, or is wished for, in the order of the form: nobody gets what is gone. */
const CHOSEN_OPTIONS = Prisma.sql`
  SELECT coalesce(json_agg(json_build_object('question', seen.label, 'label', option->'label',
      'value', option->>'value', 'place', registration.state IN ${stateList(HOLDS_PLACE)}
        AND NOT coalesce(option->>'value' = ANY(answer.wished), false), 'open', ${STILL_OPEN}) ORDER BY field."order"), '[]')
  FROM answer
  JOIN field_version AS seen ON seen.organisation_id = answer.organisation_id AND seen.id = answer.field_version_id
  JOIN field ON field.organisation_id = seen.organisation_id AND field.id = seen.field_id AND field.retired_at IS NULL
  CROSS JOIN LATERAL (SELECT options FROM field_version AS worded
    WHERE worded.organisation_id = field.organisation_id AND worded.field_id = field.id
    ORDER BY number DESC LIMIT 1) AS now
  CROSS JOIN LATERAL jsonb_array_elements(seen.options) AS option
  WHERE answer.organisation_id = registration.organisation_id AND answer.registration_id = registration.id
    AND answer.value @> (option->'value')
    AND EXISTS (SELECT FROM jsonb_array_elements(now.options) AS asked WHERE asked->'value' = option->'value'
      AND (asked->>'limit' IS NOT NULL OR option->>'value' = ANY(answer.wished)))`;

/** Reads what mails need of registrations, in one statement; who is gone is not in it. */
export async function readMailRegistrations(
  keys: readonly RowKey[],
): Promise<ReadonlyMap<string, MailRegistration>> {
  if (keys.length === 0) return new Map();
  return byId(
    await db().$queryRaw<MailRegistration[]>`
      SELECT registration.organisation_id AS "organisationId", registration.id, registration.edition_id AS "editionId",
        registration.state::text AS state, registration.undo_state::text AS "undoState",
        registration.email_key AS "emailKey", registration.erased_at AS "erasedAt",
        registration.submitted_at AS "submittedAt", registration.expires_at AS "expiresAt",
        registration.link_version AS "linkVersion", registration.ticket_version AS "ticketVersion", registration.version,
        category.cost, category.payment,
        EXISTS (SELECT FROM outbox_message AS told
          WHERE told.organisation_id = registration.organisation_id AND told.registration_id = registration.id
            AND told.state = 'sent' AND told.template = ANY(${PLACE_TEMPLATES})) AS "hadPlace",
        (${CHOSEN_OPTIONS}) AS options,
        ${IS_TO_ANSWER} AS "toAnswer",
        ${IS_UNSETTLED} AS unsettled,
        CASE WHEN registration.state = 'waitlisted' THEN (SELECT count(*)::int FROM registration AS other
          WHERE other.organisation_id = registration.organisation_id AND other.edition_id = registration.edition_id
            AND other.state = 'waitlisted' AND other.queue_position <= coalesce(registration.queue_position, 0)) END AS rank
      FROM registration
      LEFT JOIN category ON category.organisation_id = registration.organisation_id
        AND category.id = registration.category_id
      WHERE (registration.organisation_id, registration.id) IN (${listed(keys)}) ${KEEP_PLAN}`,
  );
}

/** The same of editions. */
export async function readMailEditions(keys: readonly RowKey[]): Promise<ReadonlyMap<string, MailEdition>> {
  if (keys.length === 0) return new Map();
  return byId(
    await db().$queryRaw<MailEdition[]>`
      SELECT edition.organisation_id AS "organisationId", edition.id, edition.slug, edition.title,
        (edition.version + coalesce((SELECT sum(venue.version) FROM venue
          WHERE venue.organisation_id = edition.organisation_id AND venue.edition_id = edition.id), 0))::int AS version,
        edition.contact_email AS "contactEmail", edition.reply_to AS "replyTo", edition.languages, edition.mode::text AS mode,
        edition.city, edition.access_note AS "accessNote",
        (SELECT coalesce(json_agg(json_build_object('id', venue.id, 'name', venue.name, 'address', venue.address, 'city', venue.city,
            'directions', venue.directions, 'accessNote', venue.access_note, 'latitude', venue.latitude, 'longitude', venue.longitude)
            ORDER BY venue."order", venue.created_at, venue.id), '[]') FROM venue
          WHERE venue.organisation_id = edition.organisation_id AND venue.edition_id = edition.id
            AND venue.deleted_at IS NULL) AS venues,
        edition.published_at AS "publishedAt", edition.archived_at AS "archivedAt",
        edition.cancelled_at AS "cancelledAt", edition.registration_opens_at AS "registrationOpensAt",
        edition.registration_closes_at AS "registrationClosesAt", edition.time_zone AS "timeZone",
        (SELECT coalesce(json_agg(json_build_object('date', day.date, 'startsAt', day.starts_at, 'endsAt', day.ends_at)
            ORDER BY day.date), '[]') FROM edition_day AS day
          WHERE day.organisation_id = edition.organisation_id AND day.edition_id = edition.id) AS days,
        (SELECT coalesce(json_agg(theme.colour ORDER BY theme.number), '[]') FROM theme
          WHERE theme.organisation_id = edition.organisation_id AND theme.edition_id = edition.id) AS colours,
        EXISTS (SELECT FROM release WHERE release.organisation_id = edition.organisation_id
          AND release.edition_id = edition.id) AS "hasProgramme",
        EXISTS (SELECT FROM room WHERE room.organisation_id = edition.organisation_id AND room.edition_id = edition.id
          AND room.kind = 'online' AND room.join_link IS NOT NULL) AS "hasOnlineRooms",
        school.slug AS "schoolSlug", school.title AS "schoolTitle", organisation.languages AS "organisationLanguages",
        organisation.controller_name AS "controllerName", organisation.privacy_contact AS "privacyContact",
        clock_timestamp() AS now
      FROM edition
      JOIN school ON school.organisation_id = edition.organisation_id AND school.id = edition.school_id
      JOIN organisation ON organisation.id = edition.organisation_id
      WHERE (edition.organisation_id, edition.id) IN (${listed(keys)}) ${KEEP_PLAN}`,
  );
}

const listed = (keys: readonly RowKey[]) => Prisma.sql`
  SELECT * FROM unnest(${keys.map((key) => key.organisationId)}::uuid[], ${keys.map(({ id }) => id)}::uuid[])`;

const byId = <Row extends RowKey>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
