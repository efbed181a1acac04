/** What Next gives of a request, in the place of next/headers for every database test (use-database.ts). */

/** The site itself, as use-database.ts names it. */
export const OWN = "http://localhost:3000";

/** Whose cookie the request brings, and from which site it comes. */
export const asking = { cookie: "", origin: OWN };

export const headers = async () => new Headers({ origin: asking.origin, "next-action": "1" });

export const cookies = async () => ({
  get: (name: string) =>
    asking.cookie.startsWith(`${name}=`) ? { value: asking.cookie.slice(name.length + 1) } : undefined,
  set: () => {},
  delete: () => {},
});
