import { defineMail } from "./definition/mail";
import { isLive, takesPlace } from "./definition/standing";

/** The edition takes place after all: to everybody who was told that it was cancelled. */
export const editionRevived = defineMail({
  name: "edition-revived",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle"],
  stored: {},
  example: {},
  blocks: [
    { block: "text", text: "text" },
    { block: "button", text: "button" },
    { block: "edition", soon: false },
    { block: "keep" },
  ],
  leadsTo: "private-link-or-edition",
  seeYouSoon: true,
  calendar: "repeats",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => isLive(now) && takesPlace(now),
  waitsForRevival: false,
});
