import * as z from "zod/mini";
import type { AnyBlock, BlockSpec, CodeSpec, MailName, OwnGroup, RegistrationSpec } from "./blocks";
import type { Standing } from "./standing";

/**
 * Whom a mail is about, and what of them is read when it leaves: a row that waits holds none of it. A sign-in request knows
 * no record, only the address it was made for. "self": an organiser, who sees what others get.
 */
export const KNOWN_OF = {
  request: [],
  registration: ["fullName", "schoolTitle", "editionTitle", "reference", "subject", "body"],
  speaker: ["fullName", "schoolTitle", "editionTitle"],
  /** A registration of an earlier edition, in a mail about this one. */
  earlier: ["fullName", "schoolTitle", "editionTitle", "earlierTitle"],
  member: ["organisationName", "role", "invitedBy"],
  self: ["schoolTitle", "editionTitle"],
} as const;
export type MailAbout = keyof typeof KNOWN_OF;
export type FilledIn<About extends MailAbout = MailAbout> = (typeof KNOWN_OF)[About][number];

/** Where the button of a mail leads, by whom it is about; "only": without that link the mail does not leave. */
interface Leads {
  request: "sign-in-link-only";
  registration:
    | "agenda"
    | "edition"
    | "draft-link-only"
    | "private-link"
    | "private-link-only"
    | "private-link-or-edition"
    | "private-link-questions-only"
    | "way-back-only"
    | "nowhere";
  speaker: "agenda" | "edition" | "speaker-link-only" | "nowhere";
  earlier: "edition";
  member: "team" | "nowhere";
  self: "public-pages" | "desk-messages" | "desk-releases";
}
export type LeadsTo<About extends MailAbout = MailAbout> = Leads[About];

type Calendar = "adds" | "repeats" | "removes" | "none";

/** Blocks that only mails about some have. */
type BlocksOf<Name extends MailName, About extends MailAbout> = About extends "registration"
  ? RegistrationSpec
  : About extends "request"
    ? CodeSpec<Name>
    : never;

type Shape = Readonly<Record<string, z.ZodMiniType>>;
type Output<Stored extends Shape> = z.output<z.ZodMiniObject<Stored, z.core.$strict>>;

/** All that one mail is. */
interface Definition<Name extends MailName, About extends MailAbout, Stored extends Shape> {
  /** Its stored name, and the group of its texts. */
  name: Name;
  about: About;
  /** What is read when it leaves. */
  filledIn: ReadonlyArray<FilledIn<About>>;
  /**
   * What its row holds from the moment it is queued: nothing but what can't be known later. Texts are chosen in the
   * recipient's language already.
   */
  stored: Stored;
  /** Of what its row holds, lines that organisers typed: shown as they are. Everything else is a stranger's. */
  organisersLines?: ReadonlyArray<keyof Stored & string>;
  /** Values that are a program's words, each with the group of texts that says them. */
  worded?: { [Value in FilledIn<About> | (keyof Stored & string)]?: OwnGroup<Name> };
  /** What it is looked at with, where nobody is written to. */
  example: Output<Stored>;
  blocks: ReadonlyArray<BlockSpec<Name, FilledIn<About> | (keyof Stored & string)> | BlocksOf<Name, About>>;
  leadsTo: LeadsTo<About>;
  /** Whether it ends with "see you soon": not to somebody who doesn't come, nor where nothing takes place. */
  seeYouSoon: boolean;
  /**
   * The file for the calendar: "adds" with the mail that gives a place, "repeats" where a place is told of again, "removes"
   * from the calendar of somebody who was given one.
   */
  calendar: About extends "registration" ? Calendar : "none";
  /** What it counts as for its mailbox: a sign-in by whether its browser is known to the address. */
  counts: About extends "request" ? "sign-in" : "other";
  /** Whether it leaves while sending is paused. */
  leavesPaused: boolean;
  /** Whether an edition may say it in words of its own. Not where its words are an organiser's already, or a security's. */
  ownWords: boolean;
  /** Of no use once the day has begun that its row holds: then it leaves first. */
  endsWith?: "day" & keyof Stored;
  /** An organiser's message to many, which its reader may stop (RFC 8058); never what a place, a ticket or a person needs. */
  stoppable?: true;
  /** Whether what it says still holds. What doesn't is told by a mail of its own, or by nobody. */
  holds(now: Standing, parameters: Partial<Output<Stored>>): boolean;
  /** Whether it says something true again when a cancelled edition takes place after all. */
  waitsForRevival: boolean;
}

/**
 * Which messages to one address, in one language, leave as one mail when several are due: "edition" those that say the same
 * about registrations of one edition; "anywhere" of whatever edition, in words that name none (a group of "joined");
 * "never" what is one person's own (a sign-in, a warning, an invitation, their sessions).
 */
type Joins = { joins: "never" | "edition" } | { joins: "anywhere"; together: "links" };

/** What everything else reads of any mail. */
export interface Mail {
  name: MailName;
  about: MailAbout;
  filledIn: readonly FilledIn[];
  organisersLines: readonly string[];
  worded: Readonly<Partial<Record<string, string>>>;
  example: Readonly<Record<string, unknown>>;
  blocks: readonly AnyBlock[];
  leadsTo: LeadsTo;
  seeYouSoon: boolean;
  calendar: Calendar;
  counts: "sign-in" | "other";
  leavesPaused: boolean;
  ownWords: boolean;
  endsWith: "day" | null;
  stoppable: boolean;
  holds(now: Standing, parameters: Readonly<Record<string, unknown>>): boolean;
  waitsForRevival: boolean;
  joins: "never" | "edition" | "anywhere";
  together: "links" | null;
}

/** A mail as it is known by name, with the strict schema of what its row holds. */
export type DefinedMail<Name extends MailName, About extends MailAbout, Stored extends Shape> = Mail & {
  name: Name;
  about: About;
  stored: z.ZodMiniObject<Stored, z.core.$strict>;
};

/** Defines one mail; a part that is forgotten, or a text that is not there, does not compile. */
export function defineMail<
  const Name extends MailName,
  const About extends MailAbout,
  const Stored extends Shape,
>(mail: Definition<Name, About, Stored> & Joins): DefinedMail<Name, About, Stored> {
  return {
    organisersLines: [],
    worded: {},
    endsWith: null,
    stoppable: false,
    together: null,
    ...mail,
    stored: z.strictObject(mail.stored),
  };
}
