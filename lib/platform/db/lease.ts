import "server-only";
import { db } from "./client";

/**
 * Takes a background job that only one process may do at a time, for `seconds`; whoever has it renews it by asking again. A holder
 * that was killed loses it when the time is over.
 * @returns whether `holder` has the job now
 */
export async function takeLease(name: string, holder: string, seconds: number): Promise<boolean> {
  const taken = await db().$queryRaw<Array<{ name: string }>>`
    INSERT INTO lease (name, holder, expires_at)
    VALUES (${name}, ${holder}, clock_timestamp() + make_interval(secs => ${seconds}::int))
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
    WHERE lease.holder = excluded.holder OR lease.expires_at < clock_timestamp()
    RETURNING name`;
  return taken.length === 1;
}
