import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { Prisma, type SignUpMode } from "@/prisma/generated/client";
import type { SessionPlaces } from "../rules/session-places";

/** A session as far as its places go. */
export interface SignUpSession extends SessionPlaces {
  number: number;
  title: unknown;
  signUp: SignUpMode;
  opensAt: Date | null;
  /** Null capacity of its own: as many as its room has. */
  ownCapacity: number | null;
  waiting: number;
  cancelled: boolean;
  begun: boolean;
}

/** The newest release of an edition. */
export const newestRelease = (organisationId: Prisma.Sql, editionId: Prisma.Sql) => Prisma.sql`
  (SELECT release.id FROM release WHERE release.organisation_id = ${organisationId}
    AND release.edition_id = ${editionId} ORDER BY release.number DESC LIMIT 1)`;

/**
 * How many places a session has, of a statement over `session`: its own number, else that of its smallest room as published;
 * null is unlimited.
 */
export const SESSION_CAPACITY = Prisma.sql`coalesce(session.sign_up_capacity, (
  SELECT min(room.capacity) FROM released_slot AS slot
  JOIN room ON room.organisation_id = slot.organisation_id AND room.id = slot.room_id
  WHERE slot.organisation_id = session.organisation_id AND slot.session_id = session.id AND NOT slot.cancelled
    AND slot.release_id = ${newestRelease(Prisma.sql`session.organisation_id`, Prisma.sql`session.edition_id`)}))`;

/**
 * The sessions of an edition that one signs up for, or that somebody has a place in, in the order of their numbers. Nothing
 * is locked: for showing, or behind `lockPlaces`. One that no release has takes nobody yet.
 */
export async function readSessionPlaces(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
): Promise<SignUpSession[]> {
  const rows = await reader.$queryRaw<
    Array<
      Omit<SignUpSession, "times" | "open"> & {
        times: Array<{ from: string; until: string }>;
        published: boolean;
        stopped: boolean;
      }
    >
  >`
    SELECT session.id, session.number, session.title, session.sign_up AS "signUp",
      session.sign_up_opens_at AS "opensAt", session.sign_up_capacity AS "ownCapacity",
      ${SESSION_CAPACITY}::int AS capacity, counted.taken, counted.waiting, published.session_id IS NOT NULL AS published,
      session.cancelled_at IS NOT NULL OR session.deleted_at IS NOT NULL OR coalesce(published.cancelled, false) AS cancelled,
      edition.cancelled_at IS NOT NULL AS stopped,
      coalesce(planned.begins <= clock_timestamp(), false) AS begun, coalesce(planned.times, '[]') AS times
    FROM session
    JOIN edition ON edition.organisation_id = session.organisation_id AND edition.id = session.edition_id
    LEFT JOIN released_session AS published ON published.organisation_id = session.organisation_id
      AND published.session_id = session.id
      AND published.release_id = ${newestRelease(Prisma.sql`session.organisation_id`, Prisma.sql`session.edition_id`)}
    LEFT JOIN LATERAL (
      SELECT min(slot.starts_at) AS begins, jsonb_agg(jsonb_build_object('from', slot.starts_at, 'until', slot.ends_at)) AS times
      FROM released_slot AS slot
      WHERE slot.organisation_id = published.organisation_id AND slot.release_id = published.release_id
        AND slot.session_id = published.session_id AND NOT slot.cancelled) AS planned ON true
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE state = 'signed_up'))::int AS taken,
        (count(*) FILTER (WHERE state = 'waiting'))::int AS waiting
      FROM sign_up WHERE sign_up.organisation_id = session.organisation_id AND sign_up.session_id = session.id
    ) AS counted
    WHERE session.organisation_id = ${organisationId}::uuid AND session.edition_id = ${editionId}::uuid
      AND (session.sign_up <> 'free' OR counted.taken + counted.waiting > 0)
    ORDER BY session.number`;
  return rows.map(({ times, published, stopped, ...row }) => ({
    ...row,
    open: row.signUp === "sign_up" && published && !row.cancelled && !stopped && !row.begun,
    times: times.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) })),
  }));
}

/** How many places a session has. */
export async function readSessionCapacity(
  reader: Reader,
  { organisationId, sessionId }: { organisationId: string; sessionId: string },
): Promise<number | null> {
  const [row] = await reader.$queryRaw<Array<{ capacity: number | null }>>`
    SELECT ${SESSION_CAPACITY}::int AS capacity FROM session
    WHERE session.organisation_id = ${organisationId}::uuid AND session.id = ${sessionId}::uuid`;
  return row?.capacity ?? null;
}
