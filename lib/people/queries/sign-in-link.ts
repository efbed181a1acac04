import "server-only";
import { signInHashes } from "@/lib/platform/auth/sign-in-hash";
import { reading } from "@/lib/platform/db/client";

/** What the page of a link needs: whose it is, and whether this browser may use it. Null: used, too old or invented. */
export interface OpenLink {
  emailKey: string;
  /** A browser that asked while this mail lived; a link of the operator is anybody's. */
  mine: boolean;
}

/** Looks at a link without using it. By the database's clock. */
export async function findSignInLink(token: string, marks: string[] = []): Promise<OpenLink | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const [found] = await reading(
    (reader) => reader.$queryRaw<OpenLink[]>`
      SELECT link.email_key AS "emailKey",
        link.browser_hash IS NULL OR coalesce(link.browser_hash = ANY(${marks}), false) OR EXISTS (
          SELECT FROM sign_in_token AS other
          WHERE other.joined_to_id = link.id AND other.browser_hash = ANY(${marks})) AS mine
      FROM sign_in_token AS link
      WHERE link.token_hash = ANY(${signInHashes(token)}) AND link.expires_at > clock_timestamp()`,
  );
  return found ?? null;
}
