import "server-only";
import { selectPerson } from "@/lib/people/commands/match-person";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { type ChosenOption, chosenOptions } from "@/lib/places/queries/count-options";
import { countedQuotas } from "@/lib/places/queries/count-places";
import type { QuotaCount } from "@/lib/places/rules/places";
import type { DayFacts } from "@/lib/platform/dates/days-span";
import { dateColumn } from "@/lib/platform/dates/zones";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { stateList } from "@/lib/platform/db/state-list";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";

/** All that the way in judges by, as it stands inside the lock. */
export interface EntryFacts {
  now: Date;
  timeZone: string;
  deletedAt: Date | null;
  publishedAt: Date | null;
  archivedAt: Date | null;
  cancelledAt: Date | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  days: DayFacts[];
  /** Null when the edition has no such category. */
  category: {
    public: boolean;
    closed: boolean;
    approval: boolean;
    answerBy: string | null;
    quotaIds: string[];
  } | null;
  /** The quotas of the edition in the order of their ids. */
  quotas: QuotaCount[];
  /** Of the options chosen, those that have places of their own. */
  options: ChosenOption[];
  /** The quotas of each category that somebody waits in. */
  waiting: string[][];
  /** The person with this address and this name, held for the transaction; null: nobody yet. */
  personId: string | null;
  /** Who is registered under this address, and the person, if they are under another one. */
  live: LiveRegistration[];
  referenceFree: boolean;
}

export interface LiveRegistration {
  id: string;
  personId: string | null;
  emailKey: string;
  nameKey: string;
  language: string;
}

/** A list of nothing is null. */
interface Row extends Omit<EntryFacts, "days" | "quotas" | "options" | "waiting" | "live"> {
  days: Array<{ date: string; startsAt: string | null; endsAt: string | null }> | null;
  quotas: QuotaCount[] | null;
  options: ChosenOption[] | null;
  waiting: string[][] | null;
  live: LiveRegistration[] | null;
}

const asDate = (text: string | null) => (text ? new Date(text) : null);

/** What a registration is judged by: where it goes, whose it is, and a reference that may be taken. */
interface Entering {
  organisationId: string;
  editionId: string;
  categoryId: string;
  fullName: string;
  email: string;
  answers: Readonly<Record<string, unknown>>;
  reference: string;
}

/**
 * Reads in one statement what a registration is judged by: everybody who comes at the same moment waits behind this
 * lock, so each round trip saved is saved 500 times. The quotas must be locked.
 */
export async function readEntry(tx: PlacesTransaction, input: Entering): Promise<EntryFacts> {
  const { organisationId, editionId, categoryId, reference } = input;
  const own = Prisma.sql`
    registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid`;
  const live = Prisma.sql`
    SELECT id, person_id AS "personId", email_key AS "emailKey", name_key AS "nameKey", language
    FROM registration WHERE ${own} AND state IN ${stateList(LIVE)}`;
  const [row] = await tx.$queryRaw<Row[]>`
    WITH known AS (${selectPerson(input)})
    SELECT clock_timestamp() AS now, edition.time_zone AS "timeZone", edition.deleted_at AS "deletedAt",
      edition.published_at AS "publishedAt", edition.archived_at AS "archivedAt",
      edition.cancelled_at AS "cancelledAt", edition.registration_opens_at AS "registrationOpensAt",
      edition.registration_closes_at AS "registrationClosesAt",
      (SELECT json_agg(json_build_object('date', day.date, 'startsAt', day.starts_at, 'endsAt', day.ends_at))
        FROM edition_day AS day
        WHERE day.organisation_id = edition.organisation_id AND day.edition_id = edition.id) AS days,
      (SELECT json_build_object('public', category.public, 'closed', category.closed_at IS NOT NULL,
          'approval', category.approval, 'answerBy', CASE WHEN category.answer_by >=
            (clock_timestamp() AT TIME ZONE edition.time_zone)::date THEN category.answer_by END,
          'quotaIds', ${quotaIdsOf("category.id")})
        FROM category
        WHERE category.organisation_id = edition.organisation_id AND category.edition_id = edition.id
          AND category.id = ${categoryId}::uuid) AS category,
      (SELECT json_agg(counted ORDER BY counted.id) FROM (${countedQuotas(input)}) AS counted) AS quotas,
      (SELECT json_agg(chosen) FROM (${chosenOptions(input, input.answers)}) AS chosen) AS options,
      (SELECT json_agg(${quotaIdsOf("queue.category_id")}) FROM (
          SELECT DISTINCT category_id FROM registration WHERE ${own} AND state = 'waitlisted') AS queue) AS waiting,
      (SELECT id FROM known) AS "personId",
      (SELECT json_agg(one) FROM (
          ${live} AND email_key = ANY(${emailKeysOf(input.email)})
          UNION ${live} AND person_id = (SELECT id FROM known)) AS one) AS live,
      NOT EXISTS (SELECT FROM registration WHERE ${own} AND reference = ${reference}) AS "referenceFree"
    FROM edition
    WHERE edition.organisation_id = ${organisationId}::uuid AND edition.id = ${editionId}::uuid ${KEEP_PLAN}`;
  if (!row) throw new Error("The edition of a registration is not there");
  const days = (row.days ?? []).map((day) => ({
    date: dateColumn(day.date),
    startsAt: asDate(day.startsAt),
    endsAt: asDate(day.endsAt),
  }));
  const { quotas, options, waiting, live: known } = row;
  return {
    ...{ ...row, days, quotas: quotas ?? [], options: options ?? [] },
    ...{ waiting: waiting ?? [], live: known ?? [] },
  };
}

/** The quotas that a category takes a place from. */
const quotaIdsOf = (category: "category.id" | "queue.category_id") => Prisma.sql`
  (SELECT coalesce(json_agg(link.quota_id), '[]') FROM category_quota AS link
    WHERE link.organisation_id = edition.organisation_id AND link.category_id = ${Prisma.raw(category)})`;
