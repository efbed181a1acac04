import { DateSchema } from "@/lib/platform/form-fields";
import { defineMail } from "./definition/mail";
import { takesPlace } from "./definition/standing";

/** To everybody with a place, before the first day: all they need, how to get there and how to join online. */
export const beforeTheDay = defineMail({
  name: "before-the-day",
  about: "registration",
  filledIn: ["fullName", "schoolTitle", "editionTitle", "reference"],
  // The first day, an ISO date.
  stored: { day: DateSchema },
  example: { day: "2027-10-07" },
  blocks: [
    { block: "text", text: "text" },
    { block: "words", of: "words", introduction: "words" },
    { block: "ticket" },
    { block: "button", text: "button" },
    { block: "edition", soon: true },
    { block: "keep" },
  ],
  leadsTo: "private-link-only",
  seeYouSoon: true,
  calendar: "repeats",
  counts: "other",
  leavesPaused: false,
  ownWords: true,
  endsWith: "day",
  joins: "edition",
  holds: (now, { day }) => now.state === "confirmed" && takesPlace(now) && day === now.firstDay,
  waitsForRevival: true,
});
