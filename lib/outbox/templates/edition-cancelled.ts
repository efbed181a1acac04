import * as z from "zod/mini";
import { defineMail } from "./definition/mail";

/** Organisers cancelled the edition: to everybody who had a place or waited for one. */
export const editionCancelled = defineMail({
  name: "edition-cancelled",
  about: "registration",
  filledIn: ["schoolTitle", "editionTitle"],
  stored: { reason: z.string() },
  example: { reason: "The hall is flooded." },
  blocks: [
    { block: "text", text: "text" },
    { block: "words", of: "reason", introduction: "words" },
    { block: "button", text: "button" },
  ],
  leadsTo: "edition",
  seeYouSoon: false,
  calendar: "removes",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => now.cancelled,
  waitsForRevival: false,
});
