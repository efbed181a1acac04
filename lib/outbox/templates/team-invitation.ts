import { IdSchema } from "@/lib/platform/form-fields";
import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** An owner invites somebody to the team of an organisation. */
export const teamInvitation = defineMail({
  name: "team-invitation",
  about: "member",
  filledIn: ["organisationName", "role", "invitedBy"],
  // The row of the team.
  stored: { member: IdSchema },
  worded: { role: "roles" },
  example: { member: "01000000-0000-7000-8000-000000000002" },
  blocks: [
    { block: "text", text: "text", without: { value: "invitedBy", text: "textNobody" } },
    { block: "button", text: "button" },
  ],
  leadsTo: "team",
  seeYouSoon: true,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: false,
  joins: "never",
  // Who has joined or was removed meanwhile is known where the row is read.
  holds: always,
  waitsForRevival: false,
});
