import type { Principal } from "@/lib/access/policy";

/** Proof of holding the private link of one speaker of an edition. */
export interface SpeakerScope {
  kind: "speaker-link";
  actor: Extract<Principal, { kind: "speaker" }>;
  organisationId: string;
  editionId: string;
  speakerId: string;
  personId: string;
  schoolSlug: string;
  editionSlug: string;
  timeZone: string;
  /** Content languages in fallback order. */
  languages: string[];
}
