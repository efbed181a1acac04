import type { Instrumentation } from "next";
/** Runs once per server process: warns of careless settings and starts the background jobs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startBackgroundJobs } = await import("./lib/background-jobs");
  const { warnOfCarelessSettings } = await import("./lib/platform/health/warn");
  warnOfCarelessSettings();
  startBackgroundJobs();
}

/** Called for whatever a page, handler or action throws and nobody catches, before the answer leaves. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { answerFailure } = await import("./lib/platform/http/answer-failure");
  answerFailure(error, request.headers, context.routePath, context.routeType === "action");
};
