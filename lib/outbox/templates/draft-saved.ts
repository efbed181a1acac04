import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** A participant left a form unfinished: the link to go on with it. */
export const draftSaved = defineMail({
  name: "draft-saved",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle"],
  stored: { days: z.int() },
  example: { days: 14 },
  blocks: [{ block: "text", text: "text" }, { block: "button", text: "button" }, { block: "keep" }],
  leadsTo: "draft-link-only",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => now.state === "draft" && now.draftOpens && takesPlace(now),
  waitsForRevival: true,
});
