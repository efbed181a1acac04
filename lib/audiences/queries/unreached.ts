import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { isToMany } from "../rules/target";
import type { PeopleReader } from "./people-reader";
import type { Recipient } from "./recipients";

/** Of those a message is for: how many stopped messages to many and will not get it, and whose address was refused. */
export interface Unreached {
  unwanted: number;
  refused: number;
}

/** The same as it is now; judged again as each mail leaves. Numbers only. */
export async function countUnreached(
  db: Reader,
  { organisationId, editionId }: PeopleReader,
  target: string,
  people: readonly Recipient[],
): Promise<Unreached> {
  const ids = people.flatMap(({ id, as }) => (as === "registration" || as === "earlier" ? [id] : []));
  if (ids.length === 0) return { unwanted: 0, refused: 0 };
  const [stops, [bounced]] = await Promise.all([
    isToMany(target)
      ? db.messageStop.findMany({
          where: { organisationId, school: { editions: { some: { id: editionId } } } },
          select: { emailKey: true },
        })
      : [],
    db.$queryRaw<Array<{ count: number }>>`
      SELECT count(DISTINCT registration_id)::int AS count FROM outbox_message
      WHERE organisation_id = ${organisationId}::uuid AND state = 'bounced' AND recipient = ''
        AND registration_id = ANY(${ids}::uuid[])`,
  ]);
  if (stops.length === 0) return { unwanted: 0, refused: bounced?.count ?? 0 };
  const keys = stops.flatMap(({ emailKey }) => emailKeysOf(emailKey));
  const unwanted = await db.$queryRaw<Array<{ count: number }>>`
    SELECT count(*)::int AS count FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${ids}::uuid[]) AND email_key = ANY(${keys}::text[])`;
  return { unwanted: unwanted[0]?.count ?? 0, refused: bounced?.count ?? 0 };
}
