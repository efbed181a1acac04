import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** Somebody registered where organisers answer each one: it is there, and what happens next. */
export const registrationReceived = defineMail({
  name: "registration-received",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  // The last day by which the organisers said they would answer, in the reader's language; absent where they didn't.
  stored: { until: z.optional(z.string()) },
  organisersLines: ["until"],
  example: { until: "Friday 1 October 2027" },
  blocks: [
    { block: "text", text: "text" },
    { block: "reference" },
    { block: "button", text: "button" },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: false,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => now.state === "pending" && takesPlace(now),
  waitsForRevival: true,
});
