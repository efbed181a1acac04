import type { Messages } from "next-intl";

type Emails = Messages["emails"];

/** What every mail says in `messages/<language>/emails.json`. */
interface MailTexts {
  /** What the desk calls it. */
  name: string;
  subject: string;
  headline: string;
}

/** Mails by the texts they have: a group of the file is a mail when it holds a name, a subject and a headline. */
export type MailName = {
  [Key in keyof Emails]: Emails[Key] extends MailTexts ? Key : never;
}[keyof Emails];

/** A text of this mail. */
export type OwnText<Name extends MailName> = {
  [Key in keyof Emails[Name] & string]: Emails[Name][Key] extends string ? Key : never;
}[keyof Emails[Name] & string];

/** A group of texts of this mail, one for each word that a value may be. */
export type OwnGroup<Name extends MailName> = Exclude<keyof Emails[Name] & string, OwnText<Name>>;

/**
 * What a mail says, one thing after the other. A block whose values or links are not known when the mail leaves is left
 * out whole.
 * @template Value what this mail knows: what its row holds, and what is read when it leaves
 */
export type BlockSpec<Name extends MailName, Value extends string> =
  | { block: "button"; text: OwnText<Name> }
  /** Sentences of our own; `without`: other ones when a value is not known, or ("takes") nobody can register any more, or ("chooses") what one has of options can't be changed. */
  | {
      block: "text";
      text: OwnText<Name>;
      without?: { value: Value | "takes" | "chooses"; text: OwnText<Name> };
    }
  /** An organiser's own words (Markdown). Rows of earlier versions hold `words` in every mail about a registration. */
  | { block: "words"; of: Value | "words"; introduction: "words" | null }
  /** An organiser's whole mail: what they wrote stands here. */
  | { block: "own" }
  /** Why its reader gets it: small, below what is said. */
  | { block: "reason"; text: OwnText<Name> }
  /** Lines that others typed: never markup, never a link. */
  | { block: "lines"; of: Value; introduction: OwnText<Name> };

/** What only mails about a registration show. */
export type RegistrationSpec =
  /** The ticket of a registration that is confirmed by now; else its reference. */
  | { block: "ticket" }
  | { block: "reference" }
  /** The ticket where an organiser wants it in their message, and its reader has one. */
  | { block: "wanted-ticket" }
  /** When, where, what happens next; before the day also how one gets there, and from when one can join online. */
  | { block: "edition"; soon: boolean }
  /** Asks the reader to keep the link of the button to themselves. */
  | { block: "keep" };

/** The code of a sign-in. */
export interface CodeSpec<Name extends MailName> {
  block: "code";
  text: OwnText<Name>;
}

/** A block of any mail. */
export type AnyBlock =
  | { block: "text"; text: string; without?: { value: string; text: string } }
  | { block: "words"; of: string; introduction: "words" | null }
  | { block: "lines"; of: string; introduction: string }
  | { block: "ticket" | "reference" | "keep" | "own" | "wanted-ticket" }
  | { block: "button"; text: string }
  | { block: "reason"; text: string }
  | { block: "code"; text: string }
  | { block: "edition"; soon: boolean };
