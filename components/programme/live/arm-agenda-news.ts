/** Before the id of an edition: the number of the release that was seen here last. */
const SEEN = "convivio-seen-";
const MOST_LINES = 20;

export interface AgendaNewsProps {
  edition: string;
  /** The number of the release that the page shows. */
  release: number;
  /** The address of the log of changes, which is the same for everybody. */
  changes: string;
  words: Record<"title" | "all" | "seen", string>;
}

/**
 * Says what moved since this device was here last. Which release it saw stays on it; what changed since is read from the public
 * log, whole, so that nobody is told what was seen.
 * @param part holds an aside with a list to fill, and a button to put it away
 */
export function armAgendaNews(
  part: HTMLElement,
  { edition, release, changes }: Omit<AgendaNewsProps, "words">,
): () => void {
  const aside = part.querySelector("aside");
  const list = part.querySelector("ul");
  const button = part.querySelector("button");
  const seen = readSeen(SEEN + edition);
  if (!aside || !list || !button || seen === undefined) return () => {};
  const keep = () => keepSeen(SEEN + edition, release);
  // Here for the first time; or a release was taken back.
  if (seen === null || seen > release) keep();
  if (seen === null || seen >= release) return () => {};
  const left = new AbortController();
  const show = (lines: HTMLElement[]) => {
    if (left.signal.aborted) return;
    list.replaceChildren(...lines);
    aside.hidden = false;
  };
  fetch(changes, { credentials: "omit", signal: left.signal })
    .then(async (answer) => show(linesSince(await answer.text(), seen)))
    // Without a network the way to the log stands there.
    .catch(() => show([]));
  const putAway = () => {
    keep();
    aside.hidden = true;
    const heading = document.querySelector<HTMLElement>("main h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  };
  button.addEventListener("click", putAway);
  return () => {
    left.abort();
    button.removeEventListener("click", putAway);
  };
}

/** The lines of all releases after one, as the log says them; of one that moved nothing, what it was. */
function linesSince(log: string, seen: number): HTMLElement[] {
  const page = new DOMParser().parseFromString(log, "text/html");
  return [...page.querySelectorAll<HTMLElement>("[data-release]")]
    .filter(({ dataset }) => Number(dataset.release) > seen)
    .flatMap((release) => {
      const lines = [...release.querySelectorAll<HTMLElement>("li")];
      const told = lines.length > 0 ? lines : [...release.querySelectorAll<HTMLElement>("[data-told]")];
      return told.map((line) => {
        const item = document.createElement("li");
        item.append(...[...line.childNodes].map((node) => document.importNode(node, true)));
        return item;
      });
    })
    .slice(0, MOST_LINES);
}

/** Null: none yet; undefined: a device that keeps nothing for us. */
function readSeen(key: string): number | null | undefined {
  try {
    const kept = window.localStorage.getItem(key);
    return kept && /^\d{1,9}$/.test(kept) ? Number(kept) : null;
  } catch {
    return undefined;
  }
}

function keepSeen(key: string, release: number): void {
  try {
    window.localStorage.setItem(key, String(release));
  } catch {
    // It says the same again next time.
  }
}
