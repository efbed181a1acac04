import * as z from "zod/mini";
import { defineMail } from "./definition/mail";

/** An organiser has given a registration another address: to the one it had, with the way back. */
export const correctionTold = defineMail({
  name: "correction-told",
  about: "registration",
  // Not the name: it may be corrected too, and whoever reads that mailbox may be a stranger.
  filledIn: ["schoolTitle", "editionTitle", "reference"],
  // Which correction, and the last day of the way back in the reader's language.
  stored: { correction: z.uuid(), until: z.string() },
  organisersLines: ["until"],
  example: { correction: "018f7a0e-0000-7000-8000-000000000000", until: "Thursday 13 May 2027" },
  blocks: [{ block: "text", text: "text" }, { block: "reference" }, { block: "button", text: "button" }],
  leadsTo: "way-back-only",
  seeYouSoon: false,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  // What somebody must know of their rights stays in our words.
  ownWords: false,
  joins: "never",
  // The address may have been changed back.
  holds: (now) => !now.ownMailbox,
  waitsForRevival: false,
});
