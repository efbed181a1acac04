import "server-only";
import type { Reader } from "@/lib/platform/db/client";

/** What the logins with these ids are called; who has gone is left out. */
export async function namesOfLogins(
  reader: Reader,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const logins = await reader.login.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, emails: { take: 1, select: { email: true } } },
  });
  return new Map(logins.map((login) => [login.id, login.name || (login.emails[0]?.email ?? "")]));
}
