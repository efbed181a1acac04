import { readDispatcher } from "@/lib/outbox/queries/dispatcher";
import { checkReadiness } from "@/lib/platform/health/ready";

export const dynamic = "force-dynamic";

/** Whether the process can work: 200, or 503 with the part that is wrong. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness(readDispatcher);
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { "cache-control": "no-store", ...(readiness.ready ? {} : { "retry-after": "5" }) },
  });
}
