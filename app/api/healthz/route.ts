export const dynamic = "force-dynamic";

/** The process answers. Whether it can work is /api/readyz. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
