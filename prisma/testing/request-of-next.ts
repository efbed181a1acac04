/** What Next gives of a request, in the place of next/headers: vi.mock("next/headers", () => import(this)). */

/** Whose cookie the request brings. */
export const asking = { cookie: "" };

export const headers = async () => new Headers({ origin: "http://localhost:3000", "next-action": "1" });

export const cookies = async () => ({
  get: (name: string) =>
    asking.cookie.startsWith(`${name}=`) ? { value: asking.cookie.slice(name.length + 1) } : undefined,
  set: () => {},
  delete: () => {},
});
