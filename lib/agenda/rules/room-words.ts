import type { LocalisedText } from "@/lib/platform/i18n/localised";

/**
 * A room by its name, and its venue's where there are several. Apart from the other rules of rooms: those read stored texts,
 * and what reads those may not come along into the agenda's module in the browser.
 */
export const roomWords = ({ name, venue }: { name: string; venue?: LocalisedText | null }): string =>
  venue ? `${name}, ${venue.text}` : name;
