import { fingerprint } from "../secrets";

/** Readers ask often: they keep a feed for a minute, and after that get a 304 as long as nothing changed. */
const FRESH_SECONDS = 60;

/**
 * A feed with its ETag; 304 without a body when the reader has it already; 404 for null.
 * @param own it is for one person: nobody keeps it, no other site reads it, and no search finds it
 */
export function answerFeed(
  request: Request,
  body: string | null,
  type: string,
  name?: string,
  own = false,
): Response {
  if (body === null)
    return new Response("Not found\n", {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  const etag = `"${fingerprint(body).slice(0, 27)}"`;
  const headers: Record<string, string> = {
    etag,
    "cache-control": own ? "private, no-store" : `public, max-age=${FRESH_SECONDS}`,
    ...(own ? { "x-robots-tag": "noindex" } : { "access-control-allow-origin": "*" }),
  };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: {
      ...headers,
      "content-type": type,
      ...(name ? { "content-disposition": `inline; filename="${name}"` } : {}),
    },
  });
}

/** Whether who asks has what this ETag stands for, with its quotes. */
export function hasAlready(request: Request, etag: string): boolean {
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((one) => one.trim());
  return known.includes(etag) || known.includes(`W/${etag}`);
}
