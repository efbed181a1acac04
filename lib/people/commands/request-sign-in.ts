import "server-only";
import { randomUUID } from "node:crypto";
import { lockMailbox } from "@/lib/outbox/commands/lock-mailbox";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { emailKeysOf, spelledKey } from "@/lib/platform/email-spellings";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import { ON_ITS_WAY } from "@/prisma/enums/states";
import { judgeRequest, type LivingMail, MAIL_MINUTES, UNSENT_MINUTES } from "../rules";
import type { SignInWish } from "../schema/sign-in";

/** The browser that asks. */
interface Asking {
  /** Hash of its mark; the link works only there. */
  browserHash: string;
  /** What names it among the browsers that have proven the address; null for a stranger's. */
  proof?: string | null;
}

/**
 * Asks for a mail with a link and a code. The same for every address, known or not: the same rows, the same mail, the
 * same answer; who proves a new address gets a new login. The secrets are made when the mail leaves (`issueSignInLink`).
 * While a mail lives, a stranger's browser gets the right to use its link instead of one more mail: so nobody floods a
 * mailbox, voids a code or keeps somebody out by asking first.
 * @throws AppError("too-fast") when the address has had its mails and none lives
 */
export async function requestSignIn(
  { browserHash, proof = null }: Asking,
  { email, language, to }: SignInWish,
): Promise<Result<{ request: string }, never>> {
  const key = emailKey(email);
  const known = proof !== null;
  return transaction(async (tx) => {
    await lockMailbox(tx, key);
    // Two logins whose addresses meet are told apart by the spelling; the mail goes to the one mailbox both are.
    const spelled = spelledKey(email);
    const living = await findLiving(tx, { key, spelled, browserHash });
    const made = await findMade(tx, key, known);
    const verdict = judgeRequest(known, living, made.count);
    if (verdict === "wait") throw new AppError("too-fast", made.wait);
    const token = { spelled, browserHash, known, to };
    const [newest] = living;
    if (verdict === "join" && newest) return done({ request: await joinMail(tx, newest.id, token) });
    const request = await insertToken(tx, token, null);
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

/** Mails that can still be signed in with, or will be: one whose message was stopped or failed before it left is none. */
function findLiving(
  tx: Transaction,
  { key, spelled, browserHash }: { key: string; spelled: string; browserHash: string },
): Promise<Array<LivingMail & { id: string }>> {
  return tx.$queryRaw`
    SELECT token.id, token.browser_hash = ${browserHash} AS mine,
      CASE WHEN token.token_hash IS NULL THEN 0 ELSE extract(epoch FROM clock_timestamp() - token.expires_at
        + make_interval(mins => ${MAIL_MINUTES}::int))::float8 / 60 END AS age
    FROM sign_in_token AS token
    WHERE token.email_key = ${spelled} AND token.joined_to_id IS NULL
      AND token.browser_hash IS NOT NULL AND token.expires_at > clock_timestamp()
      AND (token.token_hash IS NOT NULL OR EXISTS (
        SELECT FROM outbox_message AS message
        WHERE message.template = 'sign-in' AND message.recipient_key = ${key}
          AND message.state IN ${stateList(ON_ITS_WAY)} AND message.parameters ->> 'request' = token.id::text))
    ORDER BY token.created_at DESC`;
}

/**
 * Mails of the last hour that browsers known to the address, or strangers, asked for, and the seconds until one counts
 * less. A mail that left has its secret, also once it was used; one stopped before it left is none.
 */
async function findMade(
  tx: Transaction,
  key: string,
  known: boolean,
): Promise<{ count: number; wait: number }> {
  const [row] = await tx.$queryRaw<Array<{ count: number; wait: number | null }>>`
    SELECT count(*)::int AS count,
      ceil(extract(epoch FROM min(created_at) + interval '1 hour' - clock_timestamp()))::int AS wait
    FROM sign_in_token AS token
    WHERE email_key = ANY(${emailKeysOf(key)}) AND known = ${known} AND joined_to_id IS NULL
      AND browser_hash IS NOT NULL AND created_at > clock_timestamp() - interval '1 hour'
      AND (token_hash IS NOT NULL OR EXISTS (
        SELECT FROM outbox_message AS message
        WHERE message.template = 'sign-in' AND message.recipient_key = ${key}
          AND message.state IN ${stateList(ON_ITS_WAY)} AND message.parameters ->> 'request' = token.id::text))`;
  return { count: row?.count ?? 0, wait: Math.max(1, row?.wait ?? 3_600) };
}

interface NewToken {
  spelled: string;
  browserHash: string;
  known: boolean;
  to: string;
}

/** Lets a browser use the link of a mail that lives, once, however often it asks; it goes where it wished last. */
async function joinMail(tx: Transaction, id: string, token: NewToken): Promise<string> {
  const { count } = await tx.signInToken.updateMany({
    where: { browserHash: token.browserHash, OR: [{ id }, { joinedToId: id }] },
    data: { redirectTo: token.to },
  });
  return count > 0 ? id : insertToken(tx, token, id);
}

async function insertToken(tx: Transaction, token: NewToken, joinedTo: string | null): Promise<string> {
  const request = randomUUID();
  await tx.$executeRaw`
    INSERT INTO sign_in_token (id, email_key, browser_hash, known, joined_to_id, redirect_to, expires_at)
    VALUES (${request}::uuid, ${token.spelled}, ${token.browserHash}, ${token.known}, ${joinedTo}::uuid, ${token.to},
            clock_timestamp() + make_interval(mins => ${UNSENT_MINUTES}::int))`;
  return request;
}
