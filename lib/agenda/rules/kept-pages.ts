import { addDays } from "@/lib/platform/dates/zones";

/** What a device may keep of an edition, so that it opens without a network; the worker of the pages reads it, too. */

/** The file that says what is kept of an edition, below its address. */
export const OFFLINE_FILE = "/offline.json";

/** What the device is told of an edition, in one language. */
export interface OfflineEdition {
  /** ISO 8601: afterwards nothing of it is kept. */
  until: string;
  /** IANA: in which the moment is said. */
  zone: string;
  words: {
    /** Above a kept page; `{when}` is the moment from which it is. */
    asOf: string;
    /** In place of a page that is not kept, with a link to the agenda. */
    missing: string;
    agenda: string;
    cancelled: string;
  };
  /** Addresses of pages that are kept as they are. */
  pages: string[];
  /** Where there are many sessions: each plainly, to be shown in place of a page nobody has opened. */
  sessions: OfflineSession[];
}

export interface OfflineSession {
  number: number;
  title: string;
  /** When the title is in another language. */
  lang: string | null;
  cancelled: boolean;
  /** Plain lines: when and where, languages, theme, people. */
  lines: string[];
  /** Plain paragraphs. */
  text: string[];
  textLang: string | null;
}

/** Up to so many sessions their pages are kept as they are: about half a megabyte on the way. */
export const MOST_SESSION_PAGES = 60;

/** So many days after the last one it is still kept: the way home is one of them. */
const DAYS_AFTER = 3;

/** Until when anything of an edition is kept on a device, by its last day (ISO): an instant, ISO 8601. */
export const keptUntil = (lastDay: string): string => `${addDays(lastDay, DAYS_AFTER)}T00:00:00Z`;

const EDITION = /^\/[a-z]{2}\/schools\/[^/]+\/[^/]+(?=\/|$)/;
const PAGE =
  /^(|\/agenda|\/agenda\/\d{4}-\d\d-\d\d|\/sessions\/[^/]+|\/speakers|\/speakers\/[^/]+|\/practices|\/changes|\/ticket)\/?$/;

/** The address of the edition that a path is of, with its language; null for every other one. */
export const editionOf = (path: string): string | null => EDITION.exec(path)?.[0] ?? null;

/**
 * Whether the page at a path of an edition may be kept. A list of those that may: a form, somebody's own page and what is
 * added one day are in nobody's cache unless somebody says so here.
 */
export const isKeptPage = (path: string): boolean => {
  const edition = editionOf(path);
  return edition !== null && PAGE.test(path.slice(edition.length));
};

/** The number of the session that a path is of; null for every other one. */
export function sessionNumberOf(path: string): number | null {
  const edition = editionOf(path);
  const number = edition && /^\/sessions\/0*(\d{1,9})(?=-|\/?$)/.exec(path.slice(edition.length))?.[1];
  return number ? Number(number) : null;
}
