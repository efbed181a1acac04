import { defineMail } from "./definition/mail";
import { isLive } from "./definition/standing";

/** A participant has withdrawn: what they gave back, and their days taken out of the calendar. */
export const registrationWithdrawn = defineMail({
  name: "registration-withdrawn",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: {},
  example: {},
  blocks: [
    { block: "text", text: "text", without: { value: "takes", text: "textClosed" } },
    { block: "words", of: "words", introduction: "words" },
    { block: "reference" },
    { block: "button", text: "button" },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: false,
  calendar: "removes",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => !isLive(now),
  waitsForRevival: false,
});
