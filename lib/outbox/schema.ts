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
