import { AppError, isOutage } from "../errors";
import { logFault } from "../log";
import { markAnswer } from "./mark-answer";

/**
 * Decides what a reader gets for an error that nobody caught: an outage is 503 and logged by whoever notices it first,
 * a bug is 500 and logged once under the reference that the reader sees.
 * @param routePath the pattern of the route, e.g. "/[locale]/r/[token]": addresses with private links are never logged
 */
export function answerFailure(
  error: unknown,
  headers: Record<string, string | string[] | undefined>,
  routePath: string,
): void {
  const unavailable = error instanceof AppError ? error.code === "unavailable" : isOutage(error);
  if (unavailable) {
    markAnswer(headers, "unavailable");
    return;
  }
  const digest = (error as { digest?: unknown }).digest;
  markAnswer(
    headers,
    "fault",
    logFault(error, routePath, ...(typeof digest === "string" ? ([digest] as const) : [])),
  );
}
