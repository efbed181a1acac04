import { defineMail } from "./definition/mail";
import { isLive } from "./definition/standing";

/** Somebody was registered twice under two addresses: this registration ended, the other one stays. */
export const registrationMerged = defineMail({
  name: "registration-merged",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: {},
  example: {},
  blocks: [
    { block: "text", text: "text" },
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
