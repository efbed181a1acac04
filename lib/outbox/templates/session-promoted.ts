import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** Somebody who waited for a session has a place in it. */
export const sessionPromoted = defineMail({
  name: "session-promoted",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  // Titles in the recipient's language, a line each: where they have a place now, and where none any more for it.
  stored: { sessions: z.string(), left: z.optional(z.string()) },
  organisersLines: ["sessions", "left"],
  example: { sessions: "Soup for forty", left: "Who cooks on Monday" },
  blocks: [
    { block: "text", text: "text" },
    { block: "lines", of: "sessions", introduction: "sessions" },
    { block: "lines", of: "left", introduction: "left" },
    { block: "button", text: "button" },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "never",
  holds: (now) => now.state === "confirmed" && takesPlace(now),
  waitsForRevival: true,
});
