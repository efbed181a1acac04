import type * as z from "zod/mini";
import { alreadyRegistered } from "./already-registered";
import { beforeTheDay } from "./before-the-day";
import { correctionTold } from "./correction-told";
import { correctionUndone } from "./correction-undone";
import type { MailName } from "./definition/blocks";
import type { Mail } from "./definition/mail";
import { draftSaved } from "./draft-saved";
import { editionCancelled } from "./edition-cancelled";
import { editionRevived } from "./edition-revived";
import { emailCorrected } from "./email-corrected";
import { lostLink } from "./lost-link";
import { mailing } from "./mailing";
import { mailingEarlier } from "./mailing-earlier";
import { mailingSpeaker } from "./mailing-speaker";
import { mailingStopped } from "./mailing-stopped";
import { mailingTeam } from "./mailing-team";
import { optionGiven } from "./option-given";
import { registrationApproved } from "./registration-approved";
import { registrationCancelled } from "./registration-cancelled";
import { registrationCategory } from "./registration-category";
import { registrationChanged } from "./registration-changed";
import { registrationConfirmed } from "./registration-confirmed";
import { registrationCorrected } from "./registration-corrected";
import { registrationDeclined } from "./registration-declined";
import { registrationMerged } from "./registration-merged";
import { registrationMode } from "./registration-mode";
import { registrationPromoted } from "./registration-promoted";
import { registrationReceived } from "./registration-received";
import { registrationWaitlisted } from "./registration-waitlisted";
import { registrationWithdrawn } from "./registration-withdrawn";
import { releaseStopped } from "./release-stopped";
import { scheduleChanged } from "./schedule-changed";
import { sessionChanged } from "./session-changed";
import { sessionPromoted } from "./session-promoted";
import { signIn } from "./sign-in";
import { speakerInvitation } from "./speaker-invitation";
import { stillToAnswer } from "./still-to-answer";
import { teamInvitation } from "./team-invitation";
import { wordingTest } from "./wording-test";

/** Every mail the product sends: one for each group of texts in `messages/en/emails.json` that is a mail. */
const DEFINED = {
  "sign-in": signIn,
  "draft-saved": draftSaved,
  "registration-received": registrationReceived,
  "registration-approved": registrationApproved,
  "registration-declined": registrationDeclined,
  "registration-confirmed": registrationConfirmed,
  "registration-waitlisted": registrationWaitlisted,
  "registration-promoted": registrationPromoted,
  "option-given": optionGiven,
  "session-promoted": sessionPromoted,
  "session-changed": sessionChanged,
  "registration-withdrawn": registrationWithdrawn,
  "registration-cancelled": registrationCancelled,
  "registration-merged": registrationMerged,
  "registration-changed": registrationChanged,
  "registration-mode": registrationMode,
  "registration-category": registrationCategory,
  "already-registered": alreadyRegistered,
  "lost-link": lostLink,
  "email-corrected": emailCorrected,
  "registration-corrected": registrationCorrected,
  "correction-told": correctionTold,
  "correction-undone": correctionUndone,
  "edition-cancelled": editionCancelled,
  "edition-revived": editionRevived,
  "before-the-day": beforeTheDay,
  "still-to-answer": stillToAnswer,
  "speaker-invitation": speakerInvitation,
  "schedule-changed": scheduleChanged,
  "team-invitation": teamInvitation,
  "wording-test": wordingTest,
  mailing,
  "mailing-speaker": mailingSpeaker,
  "mailing-earlier": mailingEarlier,
  "mailing-team": mailingTeam,
  "mailing-stopped": mailingStopped,
  "release-stopped": releaseStopped,
} satisfies { [Name in MailName]: Mail & { name: Name } };

export type TemplateName = keyof typeof DEFINED;
export const TEMPLATES = Object.keys(DEFINED) as TemplateName[];

/** Each mail as all that isn't about one mail reads it. */
export const MAILS: Readonly<Record<TemplateName, Mail>> = DEFINED;

type Stored<Name extends TemplateName> = z.output<(typeof DEFINED)[Name]["stored"]>;
/** What a row holds from the moment it is queued. */
export type Parameters = {
  [Name in TemplateName]: keyof Stored<Name> extends never ? Record<string, never> : Stored<Name>;
};

/** Whom a mail is about. */
export type AboutOf<Name extends TemplateName> = (typeof DEFINED)[Name]["about"];

/** The stored names of the mails of which something is so: for questions to the database. */
export function templatesThat(is: (mail: Mail) => boolean): TemplateName[] {
  return TEMPLATES.filter((name) => is(MAILS[name]));
}

/**
 * What a row will hold, as its mail defines it.
 * @throws where a command gives it anything else
 */
export function writeParameters(template: TemplateName, parameters: unknown): Record<string, unknown> {
  return DEFINED[template].stored.parse(parameters);
}

/**
 * What a row holds that waits or has left, also one of an earlier version: a value that its mail can't use is left out, as
 * if it were not known, and what earlier versions kept beside stays.
 */
export function readParameters(template: TemplateName, held: unknown): Record<string, unknown> {
  const { shape } = DEFINED[template].stored.def as { shape: Record<string, z.ZodMiniType | undefined> };
  if (typeof held !== "object" || held === null) return {};
  return Object.fromEntries(
    Object.entries(held).filter(([name, value]) => shape[name]?.safeParse(value).success ?? true),
  );
}
