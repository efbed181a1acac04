import * as z from "zod/mini";
import { defineMail } from "./definition/mail";

/** A warning to the address that a registration had: it has another one now. */
export const registrationChanged = defineMail({
  name: "registration-changed",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: { what: z.string() },
  example: { what: "email" },
  blocks: [
    { block: "text", text: "text" },
    { block: "words", of: "words", introduction: "words" },
    { block: "reference" },
  ],
  // Whoever reads that mailbox has no right to the new link.
  leadsTo: "nowhere",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "never",
  // The address may have been changed back.
  holds: (now) => !now.ownMailbox,
  waitsForRevival: false,
});
