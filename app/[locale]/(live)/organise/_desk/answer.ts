import "server-only";
import { AppError, statusOf } from "@/lib/platform/errors";
import { logFault } from "@/lib/platform/log";

/** The answer of a desk's handler: the work's own, or the status of what went wrong; never an error's own words. */
export async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const known = error instanceof AppError;
    if (!known) logFault(error, "desk");
    return new Response(null, {
      status: known ? statusOf(error.code) : 500,
      headers: {
        "cache-control": "private, no-store",
        ...(known && error.retryAfter ? { "retry-after": String(error.retryAfter) } : {}),
      },
    });
  }
}

/** JSON about people: never kept by anybody between. */
export function privateJson(value: unknown): Response {
  return Response.json(value, { headers: { "cache-control": "private, no-store" } });
}
