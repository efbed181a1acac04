interface HeaderReader {
  get(name: string): string | null;
}

type Kind = "unavailable" | "fault" | "refused";

/**
 * Says that the answer of a request has failed; `failed-answers.mjs`, preloaded into the server, gives it the status
 * and the page that the reader needs. Without that preload (development, tests) nothing happens.
 */
export function markAnswer(
  headers: HeaderReader | Record<string, string | string[] | undefined>,
  kind: Kind,
  reference?: string,
): void {
  const marks = (globalThis as { convivioAnswers?: { mark: (...given: unknown[]) => void } }).convivioAnswers;
  const id =
    typeof headers.get === "function"
      ? headers.get("x-convivio-request")
      : (headers as Record<string, string | string[] | undefined>)["x-convivio-request"];
  if (typeof id === "string") marks?.mark(id, kind, reference);
}
