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

/** What is read when a mail leaves. A row that waits holds none of it. */
export type FilledIn =
  | "fullName"
  | "schoolTitle"
  | "editionTitle"
  | "reference"
  | "subject"
  | "body"
  | "organisationName"
  | "role"
  | "invitedBy";

const TITLES = ["schoolTitle", "editionTitle"] as const;
const OF_REGISTRATION = ["fullName", ...TITLES, "reference"] as const;

/** Of each mail what is read when it leaves; a mail to sign in knows no record, only the address it was asked for. */
export const FILLED_IN: Record<TemplateName, readonly FilledIn[]> = {
  "sign-in": [],
  "draft-saved": ["fullName", ...TITLES],
  "registration-confirmed": OF_REGISTRATION,
  "registration-waitlisted": OF_REGISTRATION,
  "registration-promoted": OF_REGISTRATION,
  "registration-withdrawn": OF_REGISTRATION,
  "registration-cancelled": OF_REGISTRATION,
  "registration-changed": OF_REGISTRATION,
  "already-registered": OF_REGISTRATION,
  "lost-link": OF_REGISTRATION,
  "email-corrected": OF_REGISTRATION,
  "edition-cancelled": TITLES,
  "edition-revived": ["fullName", ...TITLES],
  "before-the-day": OF_REGISTRATION,
  "schedule-changed": ["fullName", ...TITLES],
  "team-invitation": ["organisationName", "role", "invitedBy"],
  mailing: ["fullName", ...TITLES, "subject", "body"],
};

/**
 * What a row holds from the moment it is queued: nothing but what can't be known later. Texts are chosen in the
 * recipient's language already; `changes` is a line a change.
 */
export interface Parameters {
  "sign-in": { request: string };
  "draft-saved": { days: number };
  "registration-confirmed": { words?: string };
  "registration-waitlisted": { words?: string };
  "registration-promoted": { words?: string };
  "registration-withdrawn": NoParameters;
  "registration-cancelled": { words?: string };
  "registration-changed": { what: string };
  "already-registered": NoParameters;
  "lost-link": NoParameters;
  "email-corrected": NoParameters;
  "edition-cancelled": { reason: string };
  "edition-revived": NoParameters;
  /** The first day, an ISO date. */
  "before-the-day": { day: string };
  "schedule-changed": { releaseName: string; changes: string };
  /** The row of the team. */
  "team-invitation": { member: string };
  mailing: NoParameters;
}
type NoParameters = Record<string, never>;

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
