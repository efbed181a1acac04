interface HeaderReader {
  get(name: string): string | null;
}
type Headers = HeaderReader | Record<string, string | string[] | undefined>;

type Kind = "unavailable" | "fault" | "unreadable" | "refused";

/** The words of a page that is not there. */
export interface BlankWords {
  language: string;
  title: string;
  paragraphs: string[];
  links: Array<{ href: string; text: string }>;
}

interface Answers {
  mark(id: string, kind: Kind, detail?: string | number): void;
  reach(id: string): void;
  finish(id: string): void;
  fill(id: string, words: BlankWords): void;
  isReached(id: string): boolean;
  isSent(id: string): boolean;
}

/** Set by the preload; without it (development, tests) nothing is marked. */
const answers = () => (globalThis as { convivioAnswers?: Answers }).convivioAnswers;

function idOf(headers: Headers): string {
  const id =
    typeof headers.get === "function"
      ? headers.get("x-convivio-request")
      : (headers as Record<string, string | string[] | undefined>)["x-convivio-request"];
  return typeof id === "string" ? id : "";
}

/**
 * Says that the answer of a request has failed; `failed-answers.mjs`, preloaded into the server, gives it the status
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

/** Whether the request brought something; without the preload nobody knows. */
export function isSent(headers: Headers): boolean {
  return answers()?.isSent(idOf(headers)) ?? false;
}
