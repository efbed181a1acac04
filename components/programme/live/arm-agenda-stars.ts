import { clash, type Timed } from "@/lib/stars/rules/clash";
import { openStars } from "./star-store";

export interface AgendaStarsProps {
  edition: string;
  words: {
    /** What a star is called, with the title of its session. */
    mark: string;
    clash: string;
  };
}

interface Starred extends Timed {
  number: string;
  title: string;
  slot: HTMLElement;
  button: HTMLButtonElement;
}

/**
 * Gives each session of the day a star that marks it on this device.
 * @param part holds a star to copy, and an element that is read aloud when it says what is at the same time
 */
export function armAgendaStars(part: HTMLElement, { edition, words }: AgendaStarsProps): () => void {
  const day = document.getElementById("day");
  const pattern = part.querySelector("button");
  const status = part.querySelector<HTMLElement>("[aria-live]");
  const stars = openStars(edition);
  if (!day || !pattern || !status || !stars) return () => {};
  const all = [...day.querySelectorAll<HTMLElement>("[data-kind]")].flatMap((slot): Starred[] => {
    const link = slot.querySelector<HTMLAnchorElement>("h4 a");
    const number = /\/sessions\/(\d+)/.exec(link?.getAttribute("href") ?? "")?.[1];
    if (!link || !number) return [];
    const button = pattern.cloneNode(true) as HTMLButtonElement;
    const title = link.textContent ?? "";
    button.setAttribute("aria-label", words.mark.replace("{title}", title));
    slot.append(button);
    return [{ number, title, slot, button, ...timesOf(slot) }];
  });
  const show = () => {
    const marks = stars.read();
    for (const { number, button } of all)
      button.setAttribute("aria-pressed", String(marks[number]?.marked ?? false));
    return marks;
  };
  const press = ({ target }: Event) => {
    const pressed = all.find(({ button }) => target instanceof Node && button.contains(target));
    if (!pressed) return;
    stars.set(pressed.number, !stars.read()[pressed.number]?.marked);
    const marks = show();
    const beside = marks[pressed.number]?.marked
      ? all.filter((one) => one !== pressed && marks[one.number]?.marked && clash(one, pressed))
      : [];
    const titles = [...new Set(beside.map(({ title }) => title))].join(", ");
    const said = titles && words.clash.replace("{titles}", () => titles);
    // Beside the star for the eye; read aloud once.
    const note = pressed.slot.querySelector<HTMLElement>("[data-clash]") ?? makeNote(pressed.slot);
    note.textContent = said;
    note.hidden = !said;
    status.textContent = said;
  };
  show();
  day.addEventListener("click", press);
  const leave = stars.watch(show);
  return () => {
    leave();
    day.removeEventListener("click", press);
    for (const { button } of all) button.remove();
  };
}

/** Of a session of the day, from the page itself: the times stand there once. */
function timesOf(slot: HTMLElement): Timed {
  const start = slot.closest("section")?.querySelector<HTMLTimeElement>("h3 time")?.dateTime ?? "";
  const { until = "", kind, gone } = slot.dataset;
  return {
    from: Date.parse(start),
    until: Date.parse(until),
    free: kind === "plenary" || gone !== undefined,
  };
}

function makeNote(slot: HTMLElement): HTMLElement {
  const note = document.createElement("p");
  note.dataset.clash = "";
  note.className = "small above-2";
  note.setAttribute("aria-hidden", "true");
  slot.append(note);
  return note;
}
