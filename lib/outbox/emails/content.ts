import type { ThemeColour } from "../rules/mail-facts";
import type { StopOf } from "../rules/stop-of";

/** One thing in a mail. Text and HTML are made of the same list, so both say the same. */
export type MailBlock =
  | { kind: "paragraph"; text: string; quiet?: boolean }
  /** Lines that others typed, set off from ours: never markup, never a link. */
  | { kind: "quote"; introduction: string | null; text: string }
  /** An organiser's own words: Markdown, as on the pages. `ours`: they stand for the product's, and are not set off from them. */
  | { kind: "prose"; introduction: string | null; source: string; ours?: true }
  /** Something to read out or type: a reference, a code. */
  | { kind: "code"; label: string; value: string }
  | { kind: "ticket"; title: string; value: string; text: string; picture: string }
  | { kind: "facts"; rows: Array<{ label: string; lines: string[] }> }
  | { kind: "button"; text: string; address: string; otherwise: string }
  /** Of a mail that stands for several: whom it is about, each with what is theirs. */
  | {
      kind: "registrations";
      items: Array<{
        title: string;
        lines: string[];
        reference?: { label: string; value: string };
        link?: MailLink;
      }>;
    }
  | { kind: "steps"; title: string; items: Array<{ text: string; link?: MailLink }> }
  /** Where one joins online: the link, or from when it is where. */
  | {
      kind: "joins";
      title: string;
      rooms: Array<{ label: string; sessions: string[]; link: string | null; from: string }>;
    }
  | { kind: "section"; title: string; text: string; link?: MailLink };

export interface MailLink {
  text: string;
  address: string;
}

/** One mail in its reader's language, before it becomes text and HTML. */
export interface MailWords {
  language: string;
  subject: string;
  /** The band on top: whose mail this is, and what it is about. */
  band: { sign: string | null; name: string };
  colours: ThemeColour[];
  headline: string;
  blocks: MailBlock[];
  closing: string[];
  footer: Array<{ text: string; link?: MailLink }>;
}

/** A mail that can leave: only this becomes text and HTML. */
export interface MailContent extends MailWords {
  readonly purpose: "send";
}

/** A mail to look at on the desk: its links are not made. */
export interface PreviewContent extends MailWords {
  readonly purpose: "preview";
}

/** What the dispatcher adds when a mail leaves: no row holds a link or a code. */
export interface MailLinks {
  /** Where the button leads. */
  button?: string;
  /** The page of the registration; absent where the reader must not have it. */
  privateLink?: string;
  agenda?: string;
  /** What is kept of the reader; absent: below the private link. */
  kept?: string;
  /** Of a message to many: the page where its reader stops such messages, and the address for their mail program. */
  stop?: { of: StopOf; page: string; oneClick: string };
  /** Of a mail to sign in. */
  code?: string;
  minutes?: number;
}
