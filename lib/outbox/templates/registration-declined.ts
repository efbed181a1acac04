import * as z from "zod/mini";
import { defineMail } from "./definition/mail";

/** Organisers have said no to somebody who waited for their answer. */
export const registrationDeclined = defineMail({
  name: "registration-declined",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: { words: z.optional(z.string()) },
  example: { words: "Bring a plate." },
  blocks: [
    { block: "text", text: "text" },
    { block: "words", of: "words", introduction: "words" },
    { block: "reference" },
    { block: "button", text: "button" },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: false,
  // They were never given anything to put into a calendar.
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => now.state === "declined",
  waitsForRevival: false,
});
