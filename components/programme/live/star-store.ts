import { formatStars, parseStars, type Stars, sayAt } from "@/lib/stars/rules/stars";

/** Before the id of an edition: where its marks are kept. */
export const STARS = "convivio-stars-";
export const starsKey = (edition: string): string => `${STARS}${edition}`;

/** The marks of one edition on this device. */
export interface StarStore {
  read: () => Stars;
  /** @returns false where there is no room for it */
  set: (number: string, marked: boolean) => boolean;
  /** Calls back whenever they may be others: changed beside, in another tab, or while this page lay in the history. */
  watch: (changed: () => void) => () => void;
}

/** Null where a device keeps nothing for us: then marks are not offered. */
export function openStars(edition: string): StarStore | null {
  const key = starsKey(edition);
  let storage: Storage;
  try {
    storage = window.localStorage;
    storage.getItem(key);
  } catch {
    return null;
  }
  const read = () => parseStars(storage.getItem(key));
  return {
    read,
    set: (number, marked) => {
      try {
        const own = read();
        const at = sayAt(own[number], Date.now());
        storage.setItem(key, formatStars({ ...own, [number]: { marked, at } }));
      } catch {
        return false;
      }
      return true;
    },
    watch: (changed) => {
      const beside = (event: StorageEvent) => {
        if (event.key === key || event.key === null) changed();
      };
      window.addEventListener("storage", beside);
      window.addEventListener("pageshow", changed);
      return () => {
        window.removeEventListener("storage", beside);
        window.removeEventListener("pageshow", changed);
      };
    },
  };
}
