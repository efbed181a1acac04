import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { holdsPlace, takesPlace } from "./definition/standing";

/** To everybody with a place who has not answered what was asked later: the page that asks it. */
export const stillToAnswer = defineMail({
  name: "still-to-answer",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  // The last day of what is asked, in the reader's language; absent where there is none.
  stored: { until: z.optional(z.string()) },
  organisersLines: ["until"],
  example: { until: "Friday 1 October 2027" },
  blocks: [{ block: "text", text: "text" }, { block: "button", text: "button" }, { block: "keep" }],
  leadsTo: "private-link-questions-only",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => now.toAnswer && holdsPlace(now) && takesPlace(now),
  waitsForRevival: true,
});
