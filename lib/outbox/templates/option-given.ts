import { defineMail } from "./definition/mail";
import { holdsPlace, takesPlace } from "./definition/standing";

/** A place became free in an option that somebody inside wished for, and it is theirs. */
export const optionGiven = defineMail({
  name: "option-given",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: {},
  example: {},
  blocks: [
    { block: "text", text: "text", without: { value: "chooses", text: "textOver" } },
    { block: "ticket" },
    { block: "button", text: "button" },
    { block: "edition", soon: false },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => holdsPlace(now) && takesPlace(now),
  waitsForRevival: true,
});
