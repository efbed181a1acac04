import { type BlankWords, webProcess } from "../web-process.mjs";

interface HeaderReader {
  get(name: string): string | null;
}
type Headers = HeaderReader | Record<string, string | string[] | undefined>;

type Kind = "unavailable" | "fault" | "unreadable" | "refused";

export type { BlankWords };

/** Set by the server; without it (development, tests) nothing is marked. */
const answers = () => webProcess.answers;

function idOf(headers: Headers): string {
  const id =
    typeof headers.get === "function"
      ? headers.get("x-convivio-request")
      : (headers as Record<string, string | string[] | undefined>)["x-convivio-request"];
  return typeof id === "string" ? id : "";
}

/**
 * Says that the answer of a request has failed; the server (failed-answers.mjs) gives it the status
 * and the page that the reader needs.
 */
export function markAnswer(headers: Headers, kind: Kind, detail?: string | number): void {
  answers()?.mark(idOf(headers), kind, detail);
}

/** Gives the words of a page that is not there to readers without JavaScript, for whom Next sends an empty one. */
export function fillAnswer(headers: Headers, words: BlankWords): void {
  answers()?.fill(idOf(headers), words);
}

/** Notes that a form has come to its action. */
export function markReached(headers: Headers): void {
  answers()?.reach(idOf(headers));
}

/** Notes that what a form asked for is done, whatever becomes of the page that says so. */
export function markDone(headers: Headers): void {
  answers()?.finish(idOf(headers));
}

/** Whether the request came as far as its action. */
export function isReached(headers: Headers): boolean {
  return answers()?.isReached(idOf(headers)) ?? true;
}

/** Whether the request brought something; without the server nobody knows. */
export function isSent(headers: Headers): boolean {
  return answers()?.isSent(idOf(headers)) ?? false;
}
