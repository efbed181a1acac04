import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** A message that organisers wrote to people of an earlier edition who agreed to hear of later ones. */
export const mailingEarlier = defineMail({
  name: "mailing-earlier",
  about: "earlier",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "earlierTitle"],
  stored: {},
  example: {},
  blocks: [{ block: "own" }, { block: "button", text: "button" }, { block: "reason", text: "why" }],
  leadsTo: "edition",
  seeYouSoon: false,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: false,
  joins: "never",
  stoppable: true,
  holds: always,
  waitsForRevival: false,
});
