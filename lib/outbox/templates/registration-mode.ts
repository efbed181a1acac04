import * as z from "zod/mini";
import { defineMail } from "./definition/mail";
import { isLive, takesPlace } from "./definition/standing";

/** Organisers have changed whether somebody takes part on site or online. */
export const registrationMode = defineMail({
  name: "registration-mode",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  stored: { mode: z.enum(["on_site", "online"]) },
  example: { mode: "online" },
  blocks: [
    { block: "text", text: "text" },
    { block: "reference" },
    { block: "button", text: "button" },
    { block: "edition", soon: false },
    { block: "keep" },
  ],
  leadsTo: "private-link",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  joins: "edition",
  holds: (now) => isLive(now) && takesPlace(now),
  waitsForRevival: true,
});
