import * as z from "zod/mini";
import { IdSchema } from "@/lib/platform/form-fields";
import { defineMail } from "./definition/mail";
import { always } from "./definition/standing";

/** Why a planned release does not go out when its moment comes, each with its words. */
export const RELEASE_STOPPED = [
  "overlap",
  "nothing-changed",
  "cancelled",
  "archived",
  "no-right",
  "too-late",
] as const;

/** To whoever planned a release that could not go out: nothing of it is public. */
export const releaseStopped = defineMail({
  name: "release-stopped",
  about: "self",
  filledIn: ["schoolTitle", "editionTitle"],
  // Whose it is, what the release is called, and why it did not go out.
  stored: { login: IdSchema, about: z.string(), reason: z.enum(RELEASE_STOPPED) },
  organisersLines: ["about"],
  worded: { reason: "reasons" },
  example: { login: "01000000-0000-7000-8000-000000000003", about: "Programme 2.0", reason: "overlap" },
  blocks: [
    { block: "text", text: "text" },
    { block: "button", text: "button" },
  ],
  leadsTo: "desk-releases",
  seeYouSoon: false,
  calendar: "none",
  counts: "other",
  leavesPaused: false,
  ownWords: false,
  joins: "never",
  holds: always,
  waitsForRevival: false,
});
