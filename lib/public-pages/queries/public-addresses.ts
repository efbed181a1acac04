import "server-only";
import { db } from "@/lib/platform/db/client";
import type { PublicAddress } from "../rules";

/**
 * Which of these schools, editions and parts of editions everybody may see, by any address a school has had. What is not
 * published is as good as not there: how fast an answer comes tells nobody that it exists. A session or a speaker with that
 * number may still wait for a release; the page says so.
 */
export async function listPublicAddresses(asked: readonly PublicAddress[]): Promise<PublicAddress[]> {
  const schools = asked.map(({ school }) => school);
  const editions = asked.map(({ edition }) => edition);
  const paths = asked.map(({ below }) => below);
  return await db().$queryRaw<PublicAddress[]>`
    SELECT asked.school, asked.edition, asked.below
    FROM unnest(${schools}::text[], ${editions}::text[], ${paths}::text[]) AS asked (school, edition, below)
    JOIN school_alias AS alias ON alias.slug = asked.school
    JOIN school ON school.organisation_id = alias.organisation_id AND school.id = alias.school_id
      AND school.deleted_at IS NULL
    JOIN organisation ON organisation.id = school.organisation_id AND organisation.deleted_at IS NULL
    WHERE EXISTS (
      SELECT FROM edition
      WHERE edition.organisation_id = school.organisation_id AND edition.school_id = school.id
        AND (asked.edition = '' OR edition.slug = asked.edition)
        AND edition.published_at IS NOT NULL AND edition.deleted_at IS NULL
        AND CASE split_part(asked.below, '/', 1)
          WHEN 'sessions' THEN EXISTS (
            SELECT FROM session WHERE session.organisation_id = edition.organisation_id
              AND session.edition_id = edition.id AND session.number = split_part(asked.below, '/', 2)::int)
          WHEN 'speakers' THEN EXISTS (
            SELECT FROM speaker WHERE speaker.organisation_id = edition.organisation_id
              AND speaker.edition_id = edition.id AND speaker.number = split_part(asked.below, '/', 2)::int)
          WHEN 'practices' THEN EXISTS (
            SELECT FROM practice JOIN practice_edition AS shown ON shown.organisation_id = practice.organisation_id
              AND shown.practice_id = practice.id AND shown.edition_id = edition.id
            WHERE practice.organisation_id = edition.organisation_id AND practice.school_id = edition.school_id
              AND practice.number = split_part(asked.below, '/', 2)::int AND practice.deleted_at IS NULL)
          WHEN 'agenda' THEN EXISTS (
            SELECT FROM edition_day AS day WHERE day.organisation_id = edition.organisation_id
              AND day.edition_id = edition.id AND day.date::text = split_part(asked.below, '/', 2))
          ELSE true
        END
    )`;
}
