import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** An organiser has corrected who somebody is: to the address the registration has now, with its private link. */
export const registrationCorrected = defineMail({
  name: "registration-corrected",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  // What it was, in the reader's language: the names of what changed, never what it says now. Rows of before hold none.
  stored: { what: z.optional(z.string()) },
  organisersLines: ["what"],
  example: { what: "name, e-mail address" },
  blocks: [
    { block: "text", text: "text" },
    { block: "ticket" },
    { block: "button", text: "button" },
    { block: "edition", soon: false },
    { block: "keep" },
  ],
  leadsTo: "private-link-only",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: always,
  waitsForRevival: false,
});
