import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** A message that organisers wrote themselves, to speakers: they need no registration. */
export const mailingSpeaker = defineMail({
  name: "mailing-speaker",
  about: "speaker",
  filledIn: ["fullName", "schoolTitle", "editionTitle"],
  stored: {},
  example: {},
  blocks: [{ block: "own" }, { block: "button", text: "button" }],
  leadsTo: "edition",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: false,
  joins: "never",
  stoppable: true,
  holds: always,
  waitsForRevival: false,
});
