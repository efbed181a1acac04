import { randomInt } from "node:crypto";

/** What Next gives of a request, in the place of next/headers for every database test (use-database.ts). */

/** The site itself, as use-database.ts names it. */
export const OWN = "http://localhost:3000";

/** Whose cookie the request brings, from which site it comes, and from which network. */
export const asking = { cookie: "", origin: OWN, network: "", jar: null as Map<string, string> | null };

/** From a network that nobody else asks from: limits count for all files of a worker, which call a thousand actions a minute. */
export function askFromOwnNetwork(): void {
  asking.network = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

export const headers = async () =>
  new Headers({
    origin: asking.origin,
    "next-action": "1",
    ...(asking.network ? { "x-convivio-peer": asking.network } : {}),
  });

/** A browser with a jar keeps what it is given; without one it brings one cookie, and forgets. */
export const cookies = async () => ({
  get: (name: string) => {
    const kept = asking.jar?.get(name);
    if (kept) return { value: kept };
    return asking.cookie.startsWith(`${name}=`) ? { value: asking.cookie.slice(name.length + 1) } : undefined;
  },
  set: (name: string, value: string) => void asking.jar?.set(name, value),
  delete: (name: string) => void asking.jar?.delete(name),
});
