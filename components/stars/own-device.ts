import { STARS, starsKey } from "@/components/programme/live/star-store";
import { forgetTickets } from "@/components/registration/ticket-store";
import { formatStars, parseStars, type Stars } from "@/lib/stars/rules/stars";

/** Before the id of an edition: whose its marks are, once somebody came by their own page. */
const OWNER = "convivio-owner-";

/** The marks of one edition on a device, and the registration they go with; the id of one opens nothing. */
export interface OwnDevice {
  read: () => Stars;
  /** Null: nobody's yet. */
  owner: () => string | null;
  keep: (stars: Stars, owner: string) => void;
}

/** Null where a device keeps nothing for us. */
export function openDevice(edition: string): OwnDevice | null {
  try {
    const storage = window.localStorage;
    storage.getItem(OWNER);
    return {
      read: () => parseStars(storage.getItem(starsKey(edition))),
      owner: () => storage.getItem(OWNER + edition),
      keep: (stars, owner) => {
        storage.setItem(starsKey(edition), formatStars(stars));
        storage.setItem(OWNER + edition, owner);
      },
    };
  } catch {
    return null;
  }
}

/** Leaves nothing on the device: of one edition, or of all whose marks are somebody's. */
export function forgetMarks(edition: string | null = null): void {
  try {
    const storage = window.localStorage;
    const owned = edition
      ? [edition]
      : Object.keys(storage)
          .filter((key) => key.startsWith(OWNER))
          .map((key) => key.slice(OWNER.length));
    for (const one of owned) {
      storage.removeItem(STARS + one);
      storage.removeItem(OWNER + one);
    }
  } catch {
    // Nothing was kept.
  }
}

/** Leaves nothing of anybody on the device: marks that are somebody's, and kept tickets. */
export function forgetDevice(): void {
  forgetMarks();
  forgetTickets();
}
