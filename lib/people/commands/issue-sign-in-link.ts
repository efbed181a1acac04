import "server-only";
import { randomInt } from "node:crypto";
import { findLoginOf } from "@/lib/access/queries";
import { recordAct } from "@/lib/audit/commands/record";
import { codeSecret, signInHash } from "@/lib/platform/auth/sign-in-hash";
import { db, type Transaction, transaction } from "@/lib/platform/db/client";
import { emailKeysOf, spelledKey } from "@/lib/platform/email-spellings";
import { settings } from "@/lib/platform/env";
import { ownPath } from "@/lib/platform/http/own-path";
import type { Locale } from "@/lib/platform/i18n/locales";
import { randomToken } from "@/lib/platform/secrets";
import { COMMAND_MINUTES, MAIL_MINUTES } from "../rules";

/** The page that a link opens. Opening it changes nothing: mail scanners open links too; its button signs in. */
export function signInAddress(language: string, token: string): string {
  return `${settings().publicUrl}/${language}/sign-in/${token}`;
}

/**
 * Makes the link and the code of a request to sign in, at the moment its mail leaves, so that no outbox row and no
 * backup ever holds them. Only hashes are stored; a mail sent again replaces them, and the time begins anew. Earlier
 * codes of the address stop counting, or each more mail would be one more number to hit.
 * @param request the id in the message's parameters
 * @returns null when there is nothing to send any more: too late, or signed in meanwhile
 */
export async function issueSignInLink(
  request: string,
  language: string,
): Promise<{ link: string; code: string; minutes: number } | null> {
  const token = randomToken();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return transaction(async (tx) => {
    const [issued] = await tx.$queryRaw<Array<{ emailKey: string }>>`
      UPDATE sign_in_token
      SET token_hash = ${signInHash(token)}, code_hash = ${signInHash(codeSecret(code))}, guesses = 0,
          expires_at = clock_timestamp() + make_interval(mins => ${MAIL_MINUTES}::int)
      WHERE id = ${request}::uuid AND expires_at > clock_timestamp()
      RETURNING email_key AS "emailKey"`;
    if (!issued) return null;
    await tx.$executeRaw`
      UPDATE sign_in_token SET code_hash = NULL
      WHERE email_key = ANY(${emailKeysOf(issued.emailKey)}) AND id <> ${request}::uuid AND code_hash IS NOT NULL`;
    return { link: signInAddress(language, token), code, minutes: MAIL_MINUTES };
  });
}

interface LinkWish {
  email: string;
  /** Where to go afterwards; a path of this site. */
  to?: string | undefined;
  language?: Locale | undefined;
  /** The clock of the link, in minutes. */
  minutes?: number;
}

/** A link for the operator to hand on: any browser may use it, once. Audited. */
export async function makeSignInLink(
  wish: LinkWish,
): Promise<{ link: string; known: boolean; minutes: number }> {
  const key = spelledKey(wish.email);
  const token = randomToken();
  const minutes = wish.minutes ?? COMMAND_MINUTES;
  const found = await findLoginOf(db(), wish.email);
  const known =
    found && (await db().login.findUnique({ where: { id: found.id }, select: { id: true, language: true } }));
  await transaction(async (tx) => {
    await insertLink(tx, { emailKey: key, token, minutes, to: ownPath(wish.to) ?? "" });
    await recordAct(tx, {
      cause: { kind: "command" },
      act: "make-sign-in-link",
      objectKind: "login",
      objectId: known?.id ?? null,
      organisationId: null,
    });
  });
  const language = wish.language ?? known?.language ?? "en";
  return { link: signInAddress(language, token), known: known !== null, minutes };
}

async function insertLink(
  tx: Transaction,
  row: { emailKey: string; token: string; minutes: number; to: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO sign_in_token (id, email_key, token_hash, redirect_to, expires_at)
    VALUES (gen_random_uuid(), ${row.emailKey}, ${signInHash(row.token)}, ${row.to},
            clock_timestamp() + make_interval(mins => ${row.minutes}::int))`;
}
