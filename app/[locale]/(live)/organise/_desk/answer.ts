import "server-only";
import { AppError, isOutage, statusOf } from "@/lib/platform/errors";
import { logFault } from "@/lib/platform/log";

/** The answer of a desk's handler: the work's own, or the status of what went wrong; never an error's own words. */
export async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const known = isOutage(error) ? new AppError("unavailable", 5) : error;
    if (!(known instanceof AppError)) logFault(error, "desk");
    const { code, retryAfter } = known instanceof AppError ? known : {};
    return new Response(null, {
      status: code ? statusOf(code) : 500,
      headers: {
        "cache-control": "private, no-store",
        ...(retryAfter ? { "retry-after": String(retryAfter) } : {}),
      },
    });
  }
}

/** JSON about people: never kept by anybody between. */
export function privateJson(value: unknown): Response {
  return Response.json(value, { headers: { "cache-control": "private, no-store" } });
}
