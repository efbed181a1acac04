import "server-only";
import { randomUUID } from "node:crypto";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { transaction } from "@/lib/platform/db/client";
import { spelledKey } from "@/lib/platform/email-spellings";
import { done, type Result } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import { UNSENT_MINUTES } from "../rules";
import type { SignInWish } from "../schema/sign-in";

/**
 * Asks for a mail with a link and a code. The same for every address, known or not: the same rows, the same mail, the
 * same answer; who proves a new address gets a new login. The secrets are made when the mail leaves (`mintSignIn`).
 * @param browser hash of the mark of the browser that asks; the link works only there
 */
export async function requestSignIn(
  { browserHash }: { browserHash: string },
  { email, language, to }: SignInWish,
): Promise<Result<{ request: string }, never>> {
  const key = emailKey(email);
  // Two logins whose addresses meet are told apart by the spelling; the mail goes to the one mailbox both are.
  const spelled = spelledKey(email);
  const request = randomUUID();
  return transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO sign_in_token (id, email_key, browser_hash, redirect_to, expires_at)
      VALUES (${request}::uuid, ${spelled}, ${browserHash}, ${to},
              clock_timestamp() + make_interval(mins => ${UNSENT_MINUTES}::int))`;
    await queueMessage(tx, {
      template: "sign-in",
      parameters: { request },
      language,
      // The folded spelling, never the one typed: two that fold alike may be two mailboxes, and one login.
      recipient: key,
      auditEntryId: null,
      urgency: 0,
    });
    return done({ request });
  });
}
