import type { PlaceState } from "@/lib/signups/rules/place-states";

export interface PlaceLabelsProps {
  /** The address of the file that says it; the page is kept, and the same for everybody. */
  file: string;
  words: Record<PlaceState, string>;
}

/** Says of each session of the page that has few places left or none that it is so. Without a network it says nothing more. */
export function armPlaces({ file, words }: PlaceLabelsProps): void {
  const labels = document.querySelectorAll<HTMLElement>("[data-places]");
  fetch(file, { credentials: "omit" })
    .then((answer): Promise<{ sessions: Record<string, PlaceState> }> => answer.json())
    .then(({ sessions }) => {
      for (const label of labels) {
        const state = sessions[label.dataset.places ?? ""];
        if (!state) continue;
        label.textContent = words[state];
        label.className = `tag tag--${state}`;
      }
    })
    .catch(() => {});
}
