import { defineMail } from "./definition/mail";
import { isLive } from "./definition/standing";

/** Somebody registered again with an address and a name that have a registration: its link, once more. */
export const alreadyRegistered = defineMail({
  name: "already-registered",
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
  holds: isLive,
  waitsForRevival: false,
});
