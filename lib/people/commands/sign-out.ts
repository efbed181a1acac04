import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import type { Actor, LoginActor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";

/** Ends this browser's session; whoever is signed out already stays so. */
export async function signOut(actor: Actor): Promise<Result<null, never>> {
  if (actor.kind === "login") await db().loginSession.deleteMany({ where: { id: actor.loginSessionId } });
  return done(null);
}

/**
 * Ends every session of the login, also on lost devices, and every link and code that is on its way to one of its
 * addresses. Counts at the next request of each.
 */
export async function signOutEverywhere(actor: LoginActor): Promise<Result<{ ended: number }, never>> {
  return transaction(async (tx) => {
    // The addresses as they are now: one may have been added since the page was opened.
    await tx.$executeRaw`
      DELETE FROM sign_in_token
      WHERE email_key IN (SELECT email_key FROM login_email WHERE login_id = ${actor.id}::uuid)`;
    const { count } = await tx.loginSession.deleteMany({ where: { loginId: actor.id } });
    await recordAct(tx, {
      cause: actor,
      act: "sign-out-everywhere",
      objectKind: "login",
      objectId: actor.id,
      organisationId: null,
    });
    return done({ ended: count });
  });
}
