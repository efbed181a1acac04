import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { isUuid } from "@/lib/platform/uuid";
import { Prisma } from "@/prisma/generated/client";
import { speakerFields } from "../rules/fields";
import { NOT_JOINED, SPEAKERS_IN_ORDER } from "../rules/list-order";
import type { ReplyFilter } from "../schema/speaker";
import { amongReplies, speakersBy } from "./session-replies";

export interface SpeakersAsked {
  /** From 1. */
  page: number;
  /** How many stand on a page. */
  size: number;
  /** The id of somebody a link leads to: their page is read instead. */
  opened: string | undefined;
  /** Only those whose replies are so. */
  reply?: ReplyFilter | undefined;
}

/**
 * A page of the people of an edition's programme as their forms are filled, with the numbers of their sessions; of
 * everybody else only the name they are sorted by.
 */
export async function getSpeakerForms(scope: EditionScope<"view-drafts">, asked: SpeakersAsked) {
  const { organisationId, editionId } = scope;
  const { size } = asked;
  const narrowed = asked.reply ? Prisma.sql`AND id IN (${speakersBy(scope, asked.reply)})` : Prisma.empty;
  const opened = asked.opened && isUuid(asked.opened) ? asked.opened : null;
  return reading(async (db) => {
    const [all] = await db.$queryRaw<Array<{ names: string[] | null; place: number | null }>>`
      WITH listed AS (
        SELECT id, sort_key, row_number() OVER (ORDER BY sort_key, full_name, number)::int AS place
        FROM speaker WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
          AND person_id NOT IN (SELECT id FROM person
            WHERE organisation_id = ${organisationId}::uuid AND merged_into_id IS NOT NULL) ${narrowed}
      )
      SELECT json_agg(sort_key ORDER BY place) AS names, max(place) FILTER (WHERE id = ${opened}::uuid) AS place
      FROM listed`;
    const page = all?.place ? Math.ceil(all.place / size) : asked.page;
    const rows = await db.speaker.findMany({
      where: { organisationId, editionId, ...NOT_JOINED, ...(await amongReplies(db, scope, asked.reply)) },
      orderBy: SPEAKERS_IN_ORDER,
      skip: (page - 1) * size,
      take: size,
      include: {
        sessions: {
          where: { session: { deletedAt: null } },
          select: { session: { select: { number: true } } },
        },
      },
    });
    const speakers = rows.map((row) => ({
      id: row.id,
      version: row.version,
      fullName: row.fullName,
      affiliation: row.affiliation,
      unconfirmed: row.unconfirmed,
      sessions: [...new Set(row.sessions.map((entry) => entry.session.number))].sort(
        (one, other) => one - other,
      ),
      values: flatFields(speakerFields(row)),
    }));
    return { page, speakers, names: all?.names ?? [] };
  });
}
