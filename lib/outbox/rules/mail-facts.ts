import type { Standing } from "../templates/definition/standing";

export type ThemeColour = "tomato" | "brick" | "ochre" | "pine" | "lagoon" | "indigo" | "violet";

/** What a mail knows of its edition and registration at the moment it leaves; texts in the reader's language. */
export interface MailFacts {
  school: string;
  edition: string;
  colours: ThemeColour[];
  days: Array<{ date: string; startsAt: Date | null; endsAt: Date | null }>;
  timeZone: string;
  mode: "on_site" | "online" | "either";
  /** Of the main venue. */
  venue: string | null;
  address: string;
  city: string;
  /** The others, each in one line. */
  otherVenues?: string[];
  /** Organisers' words (Markdown). */
  directions?: string;
  accessNote?: string;
  hasProgramme: boolean;
  contact: string;
  /** Where answers go; absent: to the contact. */
  replyTo?: string;
  controller: { name: string; contact: string };
  /**
   * By the database's clock: what lies ahead is not said of what has begun, nor "see you soon" once the last day is over
   * or the edition cancelled.
   */
  stands: "ahead" | "running" | "settled";
  /** Whether somebody may register now, for a place or the waiting list. */
  takes: boolean;
  registration: {
    /** Confirmed, of this address, for days that still take place: only then a mail is a ticket. */
    ticket: boolean;
    waiting: boolean;
    rank: number | null;
    submittedAt: Date | null;
    /** What its category costs and how one pays, in the reader's language. */
    cost?: string;
    payment?: string;
    /** What was chosen of options with places of their own, each with whether it is more than a wish. */
    options?: MailOption[];
    /** Only of a confirmed one: its online rooms, with their links once it is time. */
    joins?: MailJoin[];
  } | null;
}

export interface MailOption {
  question: string;
  option: string;
  place: boolean;
  /** Whether something else can still be chosen: the last day of its question is not over. */
  open: boolean;
}

export interface MailJoin {
  room: string;
  date: string;
  from: Date;
  link: string | null;
  sessions: Array<{ startsAt: Date; title: string }>;
}

/** What a message needs to know when it leaves, as it is then. */
export interface MailContext {
  schoolSlug: string;
  editionSlug: string;
  /** Whether its page can be read; until it is published nobody finds it. */
  published: boolean;
  facts: MailFacts;
  /** Null when the person has another address by now: a private link never goes to an old one. */
  link: { registrationId: string; version: number; draft: boolean } | null;
  /** The registration as its ticket and its calendar entry know it; null as above. */
  registration: { registrationId: string; ticketVersion: number; version: number; hadPlace: boolean } | null;
  erased: boolean;
  /** An organiser corrected its address, and nobody has said yet that it is the same person's. */
  unsettled: boolean;
  /** How things stand by the database's clock, whoever the mail goes to. */
  standing: Omit<Standing, "audience">;
}

/** The message whose facts are asked. */
export interface MessageKeys {
  organisationId: string | null;
  editionId: string | null;
  registrationId: string | null;
  recipientKey: string;
  language: string;
}

/**
 * What the outbox asks of whoever knows editions and registrations, at the moment mails leave: for each message in their
 * order, in as many statements as for one; null for mails of the installation.
 */
export type FindMailContexts = (messages: readonly MessageKeys[]) => Promise<Array<MailContext | null>>;
