import * as z from "zod/mini";
import { IdSchema } from "@/lib/platform/form-fields";
import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** Why a planned message does not go when its moment comes. */
export const STOPPED_BECAUSE = ["cancelled", "archived", "no-right", "nobody-there", "too-late"] as const;

/** To whoever planned a message that could not go: nobody got it, and it is a draft again. */
export const mailingStopped = defineMail({
  name: "mailing-stopped",
  about: "self",
  filledIn: ["schoolTitle", "editionTitle"],
  // Whose it is, the subject of the message, and why it did not go.
  stored: { login: IdSchema, about: z.string(), reason: z.enum(STOPPED_BECAUSE) },
  organisersLines: ["about"],
  worded: { reason: "reasons" },
  example: { login: "01000000-0000-7000-8000-000000000003", about: "What to bring", reason: "nobody-there" },
  blocks: [
    { block: "text", text: "text" },
    { block: "button", text: "button" },
  ],
  leadsTo: "desk-messages",
  seeYouSoon: false,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: false,
  joins: "never",
  holds: always,
  waitsForRevival: false,
});
