import type { Principal } from "@/lib/access/policy";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { RegisterForm } from "@/lib/forms/rules/register-form";

/** Proof that an edition is published and has a form; whether it is taking registrations, its phase says. */
export interface RegisterScope extends RegisterForm {
  kind: "register";
}

/** Proof of holding the link of a draft, or of what became of it. */
export interface DraftScope extends RegisterForm {
  kind: "draft";
  registrationId: string;
  /** False once it was sent. */
  draft: boolean;
}

/** Proof that an edition is published; whether it takes registrations is judged inside the lock. */
export interface PublishedScope {
  kind: "published";
  head: EditionHead;
}

/**
 * Proof of holding the private link of one registration that was sent and not erased; or that the operator acts for the
 * person at the command line (queries/held-for-command.ts).
 */
export interface LinkScope {
  kind: "private-link";
  actor: Extract<Principal, { kind: "link" | "command" }>;
  organisationId: string;
  editionId: string;
  registrationId: string;
  /** Of the link that was opened: one that came since has ended it, also while its page is read. Null: no link was. */
  linkVersion: number | null;
  schoolSlug: string;
  editionSlug: string;
}

/** Proof of having got a message that organisers of a school wrote to many, at the address it went to. */
export interface MessagesScope {
  kind: "messages-link";
  actor: Extract<Principal, { kind: "link" | "visitor" }>;
  organisationId: string;
  editionId: string;
  schoolId: string;
  schoolSlug: string;
  editionSlug: string;
  /** The language that mail goes there in. */
  language: string;
  subject: { kind: "registration" | "speaker"; id: string };
  /** What its link stops: messages to many of the school, or being written to about later editions. */
  about: "many" | "later";
  /** The keys of its mailbox, the one of today first. */
  emailKeys: string[];
}

/** Proof of holding the link that went to the address an organiser replaced. */
export interface CorrectionScope extends Omit<LinkScope, "kind"> {
  kind: "correction-link";
  correctionId: string;
}
