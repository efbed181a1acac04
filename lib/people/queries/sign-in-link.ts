import "server-only";
import { signInHash } from "@/lib/platform/auth/sign-in-hash";
import { reading } from "@/lib/platform/db/client";

/** What the page of a link needs: whose it is, and whether this browser may use it. Null: used, too old or invented. */
export interface OpenLink {
  emailKey: string;
  /** Null for a link that any browser may use. */
  browserHash: string | null;
}

/** Looks at a link without using it. By the database's clock. */
export async function findSignInLink(token: string): Promise<OpenLink | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const [found] = await reading(
    (reader) => reader.$queryRaw<OpenLink[]>`
      SELECT email_key AS "emailKey", browser_hash AS "browserHash" FROM sign_in_token
      WHERE token_hash = ${signInHash(token)} AND expires_at > clock_timestamp()`,
  );
  return found ?? null;
}
