import "server-only";

/** What every answer behind `/files/` says: it is read as what it is called, runs nothing, and is shown by nobody else. */
export const FILE_HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
};

/** The same for what is not there, is not theirs, or is called otherwise. */
export const noSuchFile = (): Response =>
  new Response("Not found\n", {
    status: 404,
    headers: { ...FILE_HEADERS, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** Whether an address names bytes at all: SHA-256 in lower-case hex. */
export const isHash = (hash: string): boolean => /^[0-9a-f]{64}$/.test(hash);

/** What opens bytes for a while, as an address gives it. */
export function givenKey(request: Request): { until: string | null; key: string | null } {
  const asked = new URL(request.url).searchParams;
  return { until: asked.get("until"), key: asked.get("key") };
}
