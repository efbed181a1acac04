import * as z from "zod/mini";
import { blankable, formSchema, IdSchema } from "@/lib/platform/form-fields";
import { editionAddress } from "@/lib/team/schema";

/** Every mail the product sends. */
export const TEMPLATES = [
  "sign-in",
  "draft-saved",
  "registration-confirmed",
  "registration-waitlisted",
  "registration-promoted",
  "registration-withdrawn",
  "registration-cancelled",
  "registration-changed",
  "already-registered",
  "lost-link",
  "email-corrected",
  "edition-cancelled",
  "schedule-changed",
  "team-invitation",
  "mailing",
] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** What the desk's commands fill in; texts are chosen in the recipient's language already, `changes` is a line a change. */
export interface DeskParameters {
  "edition-cancelled": { schoolTitle: string; editionTitle: string; reason: string };
  "schedule-changed": {
    fullName: string;
    schoolTitle: string;
    editionTitle: string;
    releaseName: string;
    changes: string;
  };
  /** `role` is a key: owner, editor, viewer or door. */
  "team-invitation": { organisationName: string; role: string; invitedBy: string };
}

/** What an organiser decides about one message, or about all of an edition that wait for it. */
export const MessageDecisionSchema = formSchema({
  ...editionAddress,
  decision: z.enum(["send", "discard", "retry"]),
  message: blankable(IdSchema),
});
