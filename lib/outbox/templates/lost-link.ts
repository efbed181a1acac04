import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** A participant lost their private link and asked for it. */
export const lostLink = defineMail({
  name: "lost-link",
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
  ownWords: false,
  joins: "anywhere",
  together: "links",
  holds: always,
  waitsForRevival: false,
});
