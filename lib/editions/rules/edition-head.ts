import type { BrandColour } from "@/lib/organisations/schema";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { Phase } from "./phases";
import type { PracticalSection } from "./practical-section";

/** What the head of every page below an edition shows. Plain data: it goes through the cache as JSON. */
export interface EditionHead {
  organisationId: string;
  editionId: string;
  schoolId: string;
  schoolSlug: string;
  editionSlug: string;
  kind: "school" | "course" | "conference" | "assembly" | "visit";
  recurring: boolean;
  schoolTitle: LocalisedText;
  title: LocalisedText;
  /** The languages in which it has a title, in fallback order: those it is translated into. */
  titleLanguages: string[];
  organisationName: string;
  /** What its pages are drawn in. */
  colour: BrandColour;
  example: boolean;
  phase: Phase;
  number: number | null;
  city: string;
  country: string | null;
  timeZone: string;
  mode: "on_site" | "online" | "either";
  languages: string[];
  contactEmail: string;
  days: Array<{ date: string; label: LocalisedText | null; startsAt: string | null; endsAt: string | null }>;
  registrationOpensAt: string | null;
  registrationClosesAt: string | null;
  colours: Array<"tomato" | "brick" | "ochre" | "pine" | "lagoon" | "indigo" | "violet">;
  releaseId: string | null;
  /** Which pages and parts there is something in. */
  has: Record<"agenda" | "registrations" | "speakers" | "practices" | "recap", boolean> & {
    practical: PracticalSection | null;
  };
  /** What organisers have to say at once, the newest first; each since when. */
  notices: Array<{ id: string; text: LocalisedText; at: string }>;
  /** Raised with every change of the edition, its days included. */
  version: number;
  updatedAt: string;
}
