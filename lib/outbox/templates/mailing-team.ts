import { IdSchema } from "@/lib/platform/form-fields";
import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** A message that one of the team wrote to all of it. */
export const mailingTeam = defineMail({
  name: "mailing-team",
  about: "self",
  filledIn: ["schoolTitle", "editionTitle"],
  // Whose it is.
  stored: { login: IdSchema },
  example: { login: "01000000-0000-7000-8000-000000000003" },
  blocks: [{ block: "own" }, { block: "button", text: "button" }],
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
