import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import type { Once } from "@/lib/platform/db/once";
import type { Applicant } from "../schema/applicant";

/** Everything a registration says, judged already: answers by field version, consents by term version. */
export interface NewRegistration {
  organisationId: string;
  editionId: string;
  /** The draft it was written in; null makes a new row. */
  draftId: string | null;
  origin: "form" | "api" | "by_hand" | "import";
  applicant: Applicant;
  categoryId: string;
  mode: "on_site" | "online";
  answers: Record<string, AnswerValue>;
  /** Sensitive answers: field version → the term version agreed to at the field. */
  sensitive: Record<string, string>;
  /** Term versions that were shown: the notice, the terms. Nobody is asked to agree to what a registration needs anyway. */
  told: string[];
  /** Term versions that somebody agreed to of their own accord: needed for nothing. */
  agreed: string[];
  /** Whoever shares an address with somebody registered says so. */
  another: boolean;
  /** Told by mail; an organiser who adds somebody may choose not to. */
  tell: boolean;
  /** The request it came by: the same again gets the first one's answer. A draft is known by itself. */
  once: Once | null;
}

/** In which states a registration begins: with a place, on the list, or where organisers answer each one. */
export const REGISTERED = ["confirmed", "waitlisted", "pending"] as const;

export interface Registered {
  registrationId: string;
  reference: string;
  state: (typeof REGISTERED)[number];
  linkVersion: number;
}
