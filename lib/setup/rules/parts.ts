/** What of an edition may come along into the next one, in the order in which it is asked. */
export const PARTS = [
  ...([
    "page",
    "venue",
    "hosts",
    "places",
    "form",
    "themes",
    "rooms",
    "sessions",
    "mails",
    "settings",
  ] as const),
  ...(["speakers", "contacts", "team"] as const),
] as const;
export type Part = (typeof PARTS)[number];

/** About people: nothing of it comes along unless somebody ticks it. */
export const PERSONAL: readonly Part[] = ["speakers", "contacts", "team"];

/** What is ticked at first. */
export const FIRST_TICKED: readonly Part[] = PARTS.filter((part) => !PERSONAL.includes(part));

/** The parts that do come along: contacts are the speakers' own. */
export function takenParts(ticked: readonly Part[]): ReadonlySet<Part> {
  return new Set(ticked.filter((part) => part !== "contacts" || ticked.includes("speakers")));
}
