import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** A version of the programme moves or cancels a session that somebody has a place in, or waits for. */
export const sessionChanged = defineMail({
  name: "session-changed",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  // `changes` is a line a change.
  stored: { changes: z.string() },
  example: { changes: "Moved: Soup, now 10:00" },
  blocks: [
    { block: "text", text: "text" },
    { block: "lines", of: "changes", introduction: "changes" },
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
