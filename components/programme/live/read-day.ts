import type { Span } from "@/lib/agenda/rules/now-next";

/** A session or a break of the day, read from the page itself: the times stand there once. */
export interface DayItem extends Span {
  title: string;
  lang: string;
  href: string | null;
  room: string;
  startsAt: string;
  endsAt: string;
  /** The id of the heading of its time. */
  anchor: string;
}

export function readDay(): DayItem[] {
  return [...document.querySelectorAll<HTMLElement>("#day [data-until]")].flatMap((element) => {
    const heading = element.closest("section")?.querySelector("h3");
    const startsAt = heading?.querySelector("time")?.dateTime;
    const endsAt = element.dataset.until;
    const title = element.querySelector<HTMLElement>("h4 a, b");
    if (!heading || !startsAt || !endsAt || !title) return [];
    return [
      {
        from: Date.parse(startsAt),
        until: Date.parse(endsAt),
        gone: element.dataset.gone !== undefined,
        title: title.textContent ?? "",
        lang: title.lang,
        href: title.getAttribute("href"),
        room: element.querySelector("[data-at]")?.textContent ?? "",
        startsAt,
        endsAt,
        anchor: heading.id,
      },
    ];
  });
}

/** Marks today's tab and the times that are running now. */
export function markDay(today: string, running: readonly string[], now: string): void {
  for (const mark of document.querySelectorAll<HTMLElement>("[data-day]"))
    mark.hidden = mark.dataset.day !== today;
  for (const heading of document.querySelectorAll<HTMLElement>("#day h3")) {
    if (running.includes(heading.id)) heading.dataset.now = now;
    else delete heading.dataset.now;
  }
}
