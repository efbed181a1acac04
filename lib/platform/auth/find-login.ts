import "server-only";
import type { Reader } from "../db/client";
import { emailKeysOf, spelledKey } from "../email-spellings";

/**
 * The login of an address or key. Where two logins of one mailbox met at an upgrade, the spelling says which; else both
 * spellings open the one there is.
 */
export async function findLoginOf(reader: Reader, email: string): Promise<{ id: string } | null> {
  const rows = await reader.loginEmail.findMany({
    where: { emailKey: { in: emailKeysOf(email) } },
    select: { emailKey: true, loginId: true },
  });
  const found = rows.find((row) => row.emailKey === spelledKey(email)) ?? rows[0];
  return found ? { id: found.loginId } : null;
}
