import "server-only";
import { IDLE_DAYS } from "@/lib/platform/auth/cookies";
import { db } from "@/lib/platform/db/client";
import { secretHash } from "@/lib/platform/secrets";

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
