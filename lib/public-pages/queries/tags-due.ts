import "server-only";
import { db } from "@/lib/platform/db/client";
import { tags } from "../rules";

/**
 * The tags of editions whose phase changes by time alone between two instants: registration opens or closes, a day
 * starts or ends, a notice is over. A day without times runs 04:00 to 04:00 in the edition's zone.
 */
export async function listTagsDueBetween(since: Date, until: Date): Promise<string[]> {
  const due = await db().$queryRaw<Array<{ school: string; edition: string }>>`
    SELECT DISTINCT school.slug AS school, edition.slug AS edition
    FROM edition
    JOIN school ON school.organisation_id = edition.organisation_id AND school.id = edition.school_id
    LEFT JOIN edition_day AS day ON day.organisation_id = edition.organisation_id AND day.edition_id = edition.id
    WHERE edition.published_at IS NOT NULL AND edition.deleted_at IS NULL AND (
      (edition.registration_opens_at > ${since} AND edition.registration_opens_at <= ${until})
      OR (edition.registration_closes_at > ${since} AND edition.registration_closes_at <= ${until})
      OR (day.starts_at > ${since} AND day.starts_at <= ${until})
      OR (day.ends_at > ${since} AND day.ends_at <= ${until})
      OR (day.starts_at IS NULL AND (day.date + time '04:00') AT TIME ZONE edition.time_zone > ${since}
          AND (day.date + time '04:00') AT TIME ZONE edition.time_zone <= ${until})
      OR (day.ends_at IS NULL AND (day.date + 1 + time '04:00') AT TIME ZONE edition.time_zone > ${since}
          AND (day.date + 1 + time '04:00') AT TIME ZONE edition.time_zone <= ${until})
      OR EXISTS (SELECT FROM edition_notice AS notice WHERE notice.organisation_id = edition.organisation_id
          AND notice.edition_id = edition.id AND notice.until > ${since} AND notice.until <= ${until})
    )`;
  if (due.length === 0) return [];
  return [
    tags.schools,
    ...due.flatMap((row) => [tags.school(row.school), tags.edition(row.school, row.edition)]),
  ];
}
