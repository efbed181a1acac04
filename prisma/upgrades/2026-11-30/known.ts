import { KNOWN as BEFORE } from "../2026-11-29-night/known";
import type { Decided, Known } from "../known";

const decided = BEFORE.decided as Decided;

/** The rows of the state before it, and what came to them. */
export const KNOWN: Known = {
  ...BEFORE,
  madeAt: "2026-11-30T01:12:00Z",
  migrations: 40,
  asking: BEFORE.asking + 1,
  decided: {
    ...decided,
    pages: [
      ["", 8],
      ["the-last-evening", 1],
      ["at-the-very-end", 2],
    ],
    history: [
      ...decided.history,
      ...["tag-registration", "tag-registration", "assign-registration", "unassign-registration"],
    ],
  },
  gathered: {
    edition: "edition-of-the-night",
    next: "edition-of-the-morning",
    tags: ["Dinner 7", "Größe M 2", "Sings 2"],
    assigned: ["Carla Eule: erik@example.org", "Jonas Gast: erik@example.org"],
    online: ["Gerda Dohle"],
    readers: ["access: trusted", "diet: trusted", "which-chair: trusted", "whom-may-we-call: owners"],
    bulk: ["tag finished 7", "assign undone 17", "category planned 7"],
    views: ["Meine Esser, own", "From Austria, with a place", "Weg damit, deleted"],
    mailings: [
      "Only begun (de): draft 0 (0 drafts, 0 wait)",
      "In three days (de): planned 0 (0 drafts, 0 wait)",
      "Welcome (de): sent 7 (0 drafts, 7 wait)",
      "Read first (de): sent 7 (7 drafts, 0 wait)",
      "Too early (de): sent 7 (0 drafts, 0 wait)",
    ],
    pictures: ["edition_wide Vier Farben 8"],
    files: 20,
    carried: 17,
  },
};
