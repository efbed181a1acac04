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
