import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** A participant is on the waiting list, at which number, and what happens next. */
export const registrationWaitlisted = defineMail({
  name: "registration-waitlisted",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: { words: z.optional(z.string()) },
  example: { words: "Bring a plate." },
  blocks: [
    { block: "text", text: "text" },
    { block: "words", of: "words", introduction: "words" },
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
  holds: (now) => now.state === "waitlisted" && takesPlace(now),
  waitsForRevival: true,
});
