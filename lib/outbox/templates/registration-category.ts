import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { isLive, takesPlace } from "./definition/standing";

/** Organisers gave a registration another category. */
export const registrationCategory = defineMail({
  name: "registration-category",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  /** What the category is called in the reader's language, and the one that they were last told of. */
  stored: { category: z.string(), before: z.string() },
  organisersLines: ["category"],
  example: { category: "Guest", before: "" },
  blocks: [
    { block: "text", text: "text" },
    { block: "reference" },
    { block: "button", text: "button" },
    { block: "edition", soon: false },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: false,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => isLive(now) && takesPlace(now),
  waitsForRevival: true,
});
