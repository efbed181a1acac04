import "server-only";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { reading } from "@/lib/platform/db/client";

/** One browser that is signed in. */
export interface MySession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  here: boolean;
}

/** Where the actor is signed in now: this browser first, then by last use. By the database's clock. */
export async function listMySessions(actor: LoginActor): Promise<MySession[]> {
  return reading(
    (db) => db.$queryRaw<MySession[]>`
      SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt",
             id = ${actor.loginSessionId}::uuid AS "here"
      FROM login_session
      WHERE login_id = ${actor.id}::uuid AND expires_at > clock_timestamp() AND ends_at > clock_timestamp()
      ORDER BY "here" DESC, last_seen_at DESC`,
  );
}

/** Whether the actor has a desk to go to: a role somewhere, or the installation. */
export async function hasDesk(actor: LoginActor): Promise<boolean> {
  if (actor.administrator) return true;
  const where = { loginId: actor.id, removedAt: null, acceptedAt: { not: null } };
  return reading(async (db) => (await db.teamMember.count({ where })) > 0);
}
