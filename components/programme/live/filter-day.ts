import { passesFilter, type SessionFilter } from "@/lib/agenda/rules/find-sessions";

/** Hides what does not pass, in place; a time without anything left goes with it. Returns how many sessions are shown. */
export function filterDay(filter: SessionFilter): number {
  let shown = 0;
  for (const slot of document.querySelectorAll<HTMLElement>("#day [data-kind]")) {
    const { kind = "", theme, room, languages = "" } = slot.dataset;
    const passes = passesFilter(
      {
        kind,
        themeNumber: theme ? Number(theme) : null,
        rooms: room ? [room] : [],
        languages: languages.split(" "),
      },
      filter,
    );
    slot.hidden = !passes;
    if (passes) shown += 1;
  }
  for (const bucket of document.querySelectorAll<HTMLElement>("#day section"))
    bucket.hidden = !bucket.querySelector("[data-until]:not([hidden])");
  return shown;
}

/** The other days keep the filter. */
export function carryToDays(query: string): void {
  for (const tab of document.querySelectorAll<HTMLAnchorElement>("[data-tab]")) tab.search = query;
}
