import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** Whoever had the address before a correction took that back: their address counts again, with a new private link. */
export const correctionUndone = defineMail({
  name: "correction-undone",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: {},
  example: {},
  blocks: [
    { block: "text", text: "text" },
    { block: "words", of: "words", introduction: "words" },
    { block: "ticket" },
    { block: "button", text: "button" },
    { block: "edition", soon: false },
    { block: "keep" },
  ],
  leadsTo: "private-link-only",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: always,
  waitsForRevival: false,
});
