import "server-only";
import type { DayFacts } from "@/lib/platform/dates/days-span";
import { dateColumn } from "@/lib/platform/dates/zones";
import type { Transaction } from "@/lib/platform/db/client";

/** All that the way in judges by, as it stands inside the lock. */
export interface EntryFacts {
  now: Date;
  title: unknown;
  schoolTitle: unknown;
  languages: string[];
  timeZone: string;
  deletedAt: Date | null;
  publishedAt: Date | null;
  archivedAt: Date | null;
  cancelledAt: Date | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  days: DayFacts[];
  /** Null when the edition has no such category. */
  category: { public: boolean; closed: boolean; quotaIds: string[] } | null;
  waiting: number;
  referenceFree: boolean;
}

interface Row extends Omit<EntryFacts, "days"> {
  days: Array<{ date: string; startsAt: string | null; endsAt: string | null }> | null;
}

const asDate = (text: string | null) => (text ? new Date(text) : null);

/**
 * Reads in one statement what a registration is judged by: everybody who comes at the same moment waits behind this
 * lock, so each round trip saved is saved 500 times.
 */
export async function readEntry(
  tx: Transaction,
  input: { organisationId: string; editionId: string; categoryId: string; reference: string },
): Promise<EntryFacts> {
  const { organisationId, editionId, categoryId, reference } = input;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT clock_timestamp() AS now, edition.title, school.title AS "schoolTitle", edition.languages,
      edition.time_zone AS "timeZone", edition.deleted_at AS "deletedAt", edition.published_at AS "publishedAt",
      edition.archived_at AS "archivedAt", edition.cancelled_at AS "cancelledAt",
      edition.registration_opens_at AS "registrationOpensAt", edition.registration_closes_at AS "registrationClosesAt",
      (SELECT json_agg(json_build_object('date', day.date, 'startsAt', day.starts_at, 'endsAt', day.ends_at))
        FROM edition_day AS day
        WHERE day.organisation_id = edition.organisation_id AND day.edition_id = edition.id) AS days,
      (SELECT json_build_object('public', category.public, 'closed', category.closed_at IS NOT NULL, 'quotaIds',
          (SELECT coalesce(json_agg(link.quota_id), '[]') FROM category_quota AS link
            WHERE link.organisation_id = category.organisation_id AND link.category_id = category.id))
        FROM category
        WHERE category.organisation_id = edition.organisation_id AND category.edition_id = edition.id
          AND category.id = ${categoryId}::uuid) AS category,
      (SELECT count(*)::int FROM registration
        WHERE registration.organisation_id = edition.organisation_id AND registration.edition_id = edition.id
          AND registration.state = 'waitlisted') AS waiting,
      NOT EXISTS (SELECT FROM registration
        WHERE registration.organisation_id = edition.organisation_id AND registration.edition_id = edition.id
          AND registration.reference = ${reference}) AS "referenceFree"
    FROM edition JOIN school ON school.organisation_id = edition.organisation_id AND school.id = edition.school_id
    WHERE edition.organisation_id = ${organisationId}::uuid AND edition.id = ${editionId}::uuid`;
  if (!row) throw new Error("The edition of a registration is not there");
  const days = (row.days ?? []).map((day) => ({
    date: dateColumn(day.date),
    startsAt: asDate(day.startsAt),
    endsAt: asDate(day.endsAt),
  }));
  return { ...row, days };
}
