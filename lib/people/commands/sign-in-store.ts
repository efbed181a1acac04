import "server-only";
import { findLoginOf } from "@/lib/access/queries";
import { ABSOLUTE_DAYS, IDLE_DAYS } from "@/lib/platform/auth/cookies";
import type { SignInStore } from "@/lib/platform/auth/prove-address";
import { db, isUniqueViolation, type Transaction, transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { secretHash, secretHashes } from "@/lib/platform/secrets";
import { emailKey as canonical } from "@/lib/platform/text";
import { acceptInvitations } from "@/lib/team/commands/accept-invitations";
import { Prisma } from "@/prisma/generated/client";
import { MOST_GUESSES, marksOf } from "../rules";

interface Browser {
  /** Hash of this browser's mark; null when it has none. */
  browserHash: string | null;
  /** The same with the secret before, while APP_SECRET is being changed. */
  formerHash?: string | undefined;
  /** The session this browser is signed in with until now; a new sign-in ends it. */
  earlierToken: string | null;
  /** What to call them in mails and on pages, when this is their first time. */
  language: string;
}

/** The records of a sign-in from one browser. */
export function signInStore(browser: Browser): SignInStore {
  return {
    takeProof: (emailKey, hashes) => transaction((tx) => takeProof(tx, emailKey, hashes, marksOf(browser))),
    async findLogin(emailKey) {
      return findLoginOf(db(), emailKey);
    },
    claimAddress: (emailKey) => claimAddress(emailKey, browser.language),
    comeBack: (loginId, emailKey) =>
      transaction((tx) => acceptInvitations(tx, loginId, emailKeysOf(emailKey))),
    startSession: (loginId, token) => startSession(loginId, token, browser.earlierToken),
  };
}

/**
 * When what was used ends. The row stays a day: its mail counts among those of the hour (`requestSignIn`). Well in the
 * past, since times are kept to the millisecond and whoever comes second must not find it alive.
 */
const OVER = Prisma.sql`clock_timestamp() - interval '1 second'`;

/**
 * A link works once, in a browser that asked while its mail lived (or in any, when the operator made it). A code is looked
 * at only after one of its guesses was paid for: the row's lock makes simultaneous guesses pay one by one.
 */
async function takeProof(
  tx: Transaction,
  emailKey: string,
  hashes: string[],
  marks: string[],
): Promise<{ redirectTo: string } | null> {
  const [byLink] = await tx.$queryRaw<Array<{ redirectTo: string }>>`
    UPDATE sign_in_token AS link SET expires_at = ${OVER}
    WHERE email_key = ANY(${emailKeysOf(emailKey)}) AND token_hash = ANY(${hashes}) AND expires_at > clock_timestamp()
      AND (browser_hash IS NULL OR browser_hash = ANY(${marks}) OR EXISTS (
        SELECT FROM sign_in_token AS other
        WHERE other.joined_to_id = link.id AND other.browser_hash = ANY(${marks})))
    RETURNING coalesce(
      (SELECT other.redirect_to FROM sign_in_token AS other
       WHERE other.joined_to_id = link.id AND other.browser_hash = ANY(${marks}) LIMIT 1),
      redirect_to) AS "redirectTo"`;
  if (byLink) return byLink;
  const guessed = await tx.$queryRaw<Array<{ id: string; codeHash: string; redirectTo: string }>>`
    UPDATE sign_in_token SET guesses = guesses + 1
    WHERE email_key = ANY(${emailKeysOf(emailKey)}) AND code_hash IS NOT NULL AND guesses < ${MOST_GUESSES}
      AND expires_at > clock_timestamp()
    RETURNING id, code_hash AS "codeHash", redirect_to AS "redirectTo"`;
  const byCode = guessed.find((row) => hashes.includes(row.codeHash));
  if (!byCode) return null;
  await tx.$executeRaw`UPDATE sign_in_token SET expires_at = ${OVER} WHERE id = ${byCode.id}::uuid`;
  return { redirectTo: byCode.redirectTo };
}

/**
 * Makes the login of an address proven for the first time. Whatever was asked for that address before falls with it:
 * somebody else may have asked. Two first proofs at once make one login.
 */
async function claimAddress(emailKey: string, language: string): Promise<{ id: string }> {
  try {
    return await transaction(async (tx) => {
      await tx.$executeRaw`
        UPDATE sign_in_token SET expires_at = least(expires_at, ${OVER})
        WHERE email_key = ANY(${emailKeysOf(emailKey)})`;
      const login = await tx.login.create({
        data: { language, emails: { create: { email: emailKey, emailKey: canonical(emailKey) } } },
        select: { id: true },
      });
      await acceptInvitations(tx, login.id, emailKeysOf(emailKey));
      return login;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const { loginId } = await db().loginEmail.findUniqueOrThrow({ where: { emailKey: canonical(emailKey) } });
    return { id: loginId };
  }
}

async function startSession(loginId: string, token: string, earlierToken: string | null): Promise<void> {
  await transaction(async (tx) => {
    // A fresh token at every sign-in: one planted in this browser before is worth nothing.
    if (earlierToken)
      await tx.loginSession.deleteMany({ where: { tokenHash: { in: secretHashes(earlierToken) } } });
    await tx.$executeRaw`
      INSERT INTO login_session (id, token_hash, login_id, expires_at, ends_at)
      VALUES (gen_random_uuid(), ${secretHash(token)}, ${loginId}::uuid,
              clock_timestamp() + make_interval(days => ${IDLE_DAYS}::int),
              clock_timestamp() + make_interval(days => ${ABSOLUTE_DAYS}::int))`;
  });
}
