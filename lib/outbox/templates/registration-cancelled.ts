import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { isLive } from "./definition/standing";

/** Organisers cancelled or declined a registration. */
export const registrationCancelled = defineMail({
  name: "registration-cancelled",
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
  calendar: "removes",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => !isLive(now),
  waitsForRevival: false,
});
