import type { TemplateName } from "../templates/registry";

/** A message as its row holds it while it waits: whom it is about, and only what nobody can know later. */
export interface WaitingMessage {
  template: TemplateName;
  parameters: Record<string, unknown>;
  language: string;
  /** Empty where it is read when the mail leaves. */
  recipient: string;
  organisationId: string | null;
  editionId: string | null;
  registrationId: string | null;
  personId: string | null;
  mailingId: string | null;
}

/** A mailing as its organiser wrote it: localised texts, and whom it is for. */
export interface WrittenMailing {
  subject: unknown;
  body: unknown;
  audience: readonly string[];
  attached: readonly string[];
  /** Written to a crowd: its reader may stop such messages. One to a single person, or to those of a session, is a letter. */
  toMany: boolean;
  /** Who gets it was found by answers that not everybody at the desk may read: that they get it tells of them. */
  closed: boolean;
}

/** What an edition and its school are called, as stored, and the languages to look for. */
export interface KnownTitles {
  editionId: string;
  editionTitle: unknown;
  languages: string[];
  schoolTitle: unknown;
  organisationLanguages: string[];
}
