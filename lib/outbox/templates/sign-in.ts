import { IdSchema } from "@/lib/platform/form-fields";
import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** Somebody asked to sign in: a link that works once, and a code for another device. */
export const signIn = defineMail({
  name: "sign-in",
  about: "request",
  filledIn: [],
  stored: { request: IdSchema },
  example: { request: "01000000-0000-7000-8000-000000000001" },
  blocks: [
    { block: "text", text: "text" },
    { block: "button", text: "button" },
    { block: "code", text: "code" },
  ],
  leadsTo: "sign-in-link-only",
  seeYouSoon: true,
  calendar: "none",
  counts: "sign-in",
  // An operator who has paused sending must be able to look.
  leavesPaused: true,
  ownWords: false,
  joins: "never",
  // Too late when its link is, which is known where that is made.
  holds: always,
  waitsForRevival: false,
});
