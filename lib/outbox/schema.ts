import * as z from "zod/mini";
import {
  blankable,
  formSchema,
  IdSchema,
  integerSchema,
  localisedText,
  requiredLocalisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import type { Localised } from "@/lib/platform/i18n/localised";
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
  "edition-revived",
  "before-the-day",
  "schedule-changed",
  "team-invitation",
  "mailing",
] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** What the desk's commands fill in; texts are chosen in the recipient's language already, `changes` is a line a change. */
export interface DeskParameters {
  "edition-cancelled": { schoolTitle: string; editionTitle: string; reason: string };
  "edition-revived": { fullName: string; schoolTitle: string; editionTitle: string };
  "schedule-changed": {
    fullName: string;
    schoolTitle: string;
    editionTitle: string;
    releaseName: string;
    changes: string;
  };
  /** `role` is a key: owner, editor, viewer or door. */
  /** The organiser's own words: `body` is Markdown, as on the pages. */
  mailing: { fullName: string; schoolTitle: string; editionTitle: string; subject: string; body: string };
  "team-invitation": { organisationName: string; role: string; invitedBy: string };
}

/** What an organiser decides about one message, or about all of an edition that wait for it. */
export const MessageDecisionSchema = formSchema({
  ...editionAddress,
  decision: z.enum(["send", "discard", "retry"]),
  message: blankable(IdSchema),
});

export const AUDIENCES = ["confirmed", "waitlisted"] as const;

/** One plain message to everybody who has a place, or waits for one; version 0 before it was first saved. */
export const MailingSchema = formSchema({
  ...editionAddress,
  mailing: blankable(IdSchema),
  version: integerSchema(0, 999_999_999),
  audience: z.pipe(
    z.transform((value: unknown) => (value === undefined ? [] : [value].flat())),
    z.array(z.enum(AUDIENCES)).check(z.minLength(1, "missing")),
  ),
  subject: requiredLocalisedLine(150),
  body: z.pipe(
    localisedText(8_000),
    z.custom<Localised>((value) => Object.keys(value as Localised).length > 0, "missing"),
  ),
});
export type MailingEdit = z.output<typeof MailingSchema>;

export const MailingSendSchema = formSchema({ ...editionAddress, mailing: IdSchema, version: VersionSchema });
export type MailingSend = z.output<typeof MailingSendSchema>;
