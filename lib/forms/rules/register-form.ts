import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { Phase } from "@/lib/editions/rules/phases";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { AnswerReaders } from "@/prisma/generated/enums";
import type { AskedField } from "./answers";
import type { OptionPlaces } from "./option-places";
import type { ReadOption } from "./options";

export interface AskedQuestion extends AskedField {
  fieldId: string;
  earlier: readonly string[];
  label: LocalisedText;
  hint: LocalisedText | null;
  purpose: LocalisedText | null;
  options: ReadOption[];
  /** Of those, the ones that have places of their own. */
  places: readonly OptionPlaces[];
  /** Days after the end until it is deleted. */
  retentionDays: number;
  /** Whether one of its wordings is sensitive. */
  onceSensitive: boolean;
  readers: AnswerReaders;
  consent: LocalisedText | null;
  /** What files and the API call that consent. */
  consentKey: string | null;
  /** Since when it is asked behind the private link, an instant; null: it is asked at registration. */
  laterSince: string | null;
  /** The last day of answering behind the private link, an ISO date; null: there is none. */
  answerUntil: string | null;
  /** Whether that day is not over yet. */
  open: boolean;
}

export interface OfferedCategory {
  id: string;
  name: LocalisedText;
  description: LocalisedText | null;
  cost: LocalisedText | null;
  /** How one pays, in the organiser's words. */
  payment: LocalisedText | null;
  /** Organisers answer each registration: until then it has no place, and takes none. */
  approval: boolean;
  /** By when they said they would, an ISO date that is not over; null: none was said. */
  answerBy: string | null;
  /** No place is left: whoever registers, or is approved, goes on the waiting list. */
  full: boolean;
  /** How many wait for the places it takes, in whatever category. */
  waiting: number;
}

export interface OfferedTerm {
  id: string;
  /** "later_editions" is asked, and needed for nothing; the others are told. */
  kind: "privacy" | "participation" | "later_editions";
  number: number;
  text: LocalisedText;
}

/** All that the pages of one registration form ask and say, for a reader of `locale`. Fresh at every request. */
export interface RegisterForm {
  head: EditionHead;
  /** By the database's clock, now. */
  phase: Phase;
  controller: { name: string; address: string; contact: string };
  cancelReason: LocalisedText | null;
  terms: OfferedTerm[];
  categories: OfferedCategory[];
  /** What is asked at registration. */
  questions: AskedQuestion[];
  /** What is asked behind the private link. */
  later: AskedQuestion[];
}
