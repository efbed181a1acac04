import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** Organisers have said yes to somebody who waited for their answer: their ticket, when and where, the days. */
export const registrationApproved = defineMail({
  name: "registration-approved",
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
  calendar: "adds",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => now.state === "confirmed" && takesPlace(now),
  waitsForRevival: true,
});
