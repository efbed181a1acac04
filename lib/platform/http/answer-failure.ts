import { isAppError, isOutage } from "../errors";
import { logFault, warnSparingly } from "../log";
import { isReached, isSent, markAnswer } from "./mark-answer";

/**
 * Decides what a reader gets for an error that nobody caught: an outage is 503 and logged by whoever notices it first,
 * a bug is 500 and logged once under the reference that the reader sees.
 * @param routePath the pattern of the route, e.g. "/[locale]/r/[token]": addresses with private links are never logged
 * @param toAction the request was sent to a server action; what fails before the action begins was not readable
 */
export function answerFailure(
  error: unknown,
  headers: Record<string, string | string[] | undefined>,
  routePath: string,
  toAction = false,
): void {
  const unavailable = isAppError(error) ? error.code === "unavailable" : isOutage(error);
  if (unavailable) {
    markAnswer(headers, "unavailable");
    return;
  }
  const { name, message } = wordsOf(error);
  // Pages take forms only: what fails before any action begins, with script or without, is what was sent.
  if (!isReached(headers) && (toAction || isSent(headers) || UNREAD.test(message))) {
    // Without the words: those of a parser repeat what was sent.
    warnSparingly({ where: routePath, error: name }, "the request of an action could not be read");
    markAnswer(headers, "unreadable", statusOfUnread(message));
    return;
  }
  const digest = (error as { digest?: unknown }).digest;
  markAnswer(
    headers,
    "fault",
    logFault(error, routePath, ...(typeof digest === "string" ? ([digest] as const) : [])),
  );
}

/**
 * What Next says of a form it could not read, also of one sent without script: that one fails in the page it was sent to,
 * which is no action yet.
 */
const UNREAD =
  /^(?:Invalid Server Actions request|Failed to parse body as FormData|Body exceeded |Unexpected end of form|(?:Multipart: |Missing )boundary)/i;

/** Errors of another world of modules are no `instanceof` of ours. */
function wordsOf(error: unknown): { name: string; message: string } {
  const { name = "Error", message = String(error) } = (error ?? {}) as { name?: string; message?: string };
  return { name, message: String(message) };
}

/** By the words of Next, which has no codes for them: a foreign origin, too large, else malformed. */
function statusOfUnread(message: string): number {
  if (message.startsWith("Invalid Server Actions request")) return 403;
  return message.startsWith("Body exceeded") ? 413 : 400;
}
