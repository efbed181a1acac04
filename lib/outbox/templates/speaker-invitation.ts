import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** To a speaker, with their private link: the page on which they see their sessions and say whether they come. */
export const speakerInvitation = defineMail({
  name: "speaker-invitation",
  about: "speaker",
  filledIn: ["fullName", "schoolTitle", "editionTitle"],
  // The last day on which they can say so, in the reader's language; absent where there is none.
  stored: { until: z.optional(z.string()) },
  organisersLines: ["until"],
  example: { until: "Friday 1 October 2027" },
  blocks: [
    { block: "text", text: "text" },
    { block: "button", text: "button" },
    { block: "reason", text: "keep" },
  ],
  leadsTo: "speaker-link-only",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "never",
  holds: takesPlace,
  waitsForRevival: true,
});
