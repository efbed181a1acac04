import { defineMail } from "./definition/mail";

/** A message that organisers wrote themselves, to everybody with a place or on the waiting list. */
export const mailing = defineMail({
  name: "mailing",
  about: "registration",
  // Subject and body: only of what left before they became the edition's own words.
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference", "subject", "body"],
  stored: {},
  example: {},
  blocks: [
    { block: "words", of: "body", introduction: null },
    { block: "own" },
    { block: "wanted-ticket" },
    { block: "button", text: "button" },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: false,
  joins: "edition",
  stoppable: true,
  holds: ({ state, audience }) => Boolean(state && audience?.includes(state)),
  waitsForRevival: false,
});
