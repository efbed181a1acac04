import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** A version of the programme changes somebody's own sessions. */
export const scheduleChanged = defineMail({
  name: "schedule-changed",
  about: "speaker",
  filledIn: ["fullName", "schoolTitle", "editionTitle"],
  // `changes` is a line a change.
  stored: { releaseName: z.string(), changes: z.string() },
  organisersLines: ["releaseName"],
  example: { releaseName: "Version 2.1", changes: "Moved: Soup, now 10:00" },
  blocks: [
    { block: "text", text: "text" },
    { block: "lines", of: "changes", introduction: "changes" },
    { block: "button", text: "button" },
  ],
  leadsTo: "agenda",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "never",
  holds: takesPlace,
  waitsForRevival: false,
});
