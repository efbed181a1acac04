import "server-only";
import { cookies } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { db } from "../db/client";
import { emailKeysOf } from "../email-spellings";
import { settings } from "../env";
import { secretHash, secretHashes } from "../secrets";
import { type Actor, VISITOR } from "./actor";
import { IDLE_DAYS, sessionCookieName } from "./cookies";

interface SessionRow {
  loginSessionId: string;
  loginId: string;
  name: string;
  language: string;
  administrator: boolean;
  emails: string[];
  emailKeys: string[];
  seenLongAgo: boolean;
}

/** Who is asking, once per request. A session past its idle or absolute end is nobody. */
export const getActor = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(sessionCookieName(settings().publicUrl))?.value;
  if (!token) return VISITOR;
  const found = await findSession(token);
  if (!found) return VISITOR;
  const { seenLongAgo, ...actor } = found;
  if (seenLongAgo) after(() => keepSession(actor.loginSessionId, token));
  return { kind: "login", ...actor };
});

/** The live session of a raw token, by the database's clock; null when there is none. */
export async function findSession(token: string): Promise<SessionRow | null> {
  const [found] = await db().$queryRaw<Array<Omit<SessionRow, "emailKeys">>>`
    SELECT s.id AS "loginSessionId", l.id AS "loginId", l.name, l.language,
           l.administrator_since IS NOT NULL AS "administrator",
           ARRAY(SELECT e.email FROM login_email e WHERE e.login_id = l.id ORDER BY e.email_key) AS emails,
           s.last_seen_at < clock_timestamp() - interval '1 hour'
             OR s.token_hash <> ${secretHash(token)} AS "seenLongAgo"
    FROM login_session s JOIN login l ON l.id = s.login_id
    WHERE s.token_hash = ANY(${secretHashes(token)})
      AND s.expires_at > clock_timestamp() AND s.ends_at > clock_timestamp()`;
  return found ? { ...found, emailKeys: found.emails.flatMap(emailKeysOf) } : null;
}

/**
 * Moves the idle end of a session in use; at most once an hour, after the answer has left. Its hash is made with the
 * present secret then, so that it outlives the day when APP_SECRET_PREVIOUS goes.
 */
export async function keepSession(loginSessionId: string, token: string): Promise<void> {
  await db().$executeRaw`
    UPDATE login_session
    SET last_seen_at = clock_timestamp(), token_hash = ${secretHash(token)},
        expires_at = least(ends_at, clock_timestamp() + make_interval(days => ${IDLE_DAYS}::int))
    WHERE id = ${loginSessionId}::uuid`;
}
