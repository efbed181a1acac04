import * as z from "zod/mini";
import { IdSchema } from "@/lib/platform/form-fields";
import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/**
 * An organiser sends a mail of an edition to themselves, to see how it arrives. It says what the tested mail says of
 * somebody made up, and leads to public pages only. Its own blocks are for a row that says of no mail what it tests.
 */
export const wordingTest = defineMail({
  name: "wording-test",
  about: "self",
  filledIn: ["schoolTitle", "editionTitle"],
  // Whose test it is, and the stored name of the tested mail.
  stored: { login: IdSchema, of: z.string() },
  example: { login: "01000000-0000-7000-8000-000000000003", of: "registration-confirmed" },
  blocks: [
    { block: "text", text: "text" },
    { block: "button", text: "button" },
  ],
  leadsTo: "public-pages",
  seeYouSoon: false,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: false,
  joins: "never",
  holds: always,
  waitsForRevival: false,
});
