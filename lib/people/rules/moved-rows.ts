/** Hours in which two records that were joined can be parted again; then it is final. */
export const PARTING_HOURS = 24;

/** Two records of one organisation: all that hangs on one goes to the other. */
export interface TwoRecords {
  organisationId: string;
  from: string;
  to: string;
}

/** What a record was, before it became a tombstone. */
interface GoneWords {
  fullName: string;
  nameKey: string;
  affiliationId: string | null;
  country: string | null;
  language: string;
  loginId: string | null;
}

/** Somebody who was two speakers of one edition: what followed from the one to the other. */
export interface DoubledSpeaker {
  from: string;
  to: string;
  editionId: string;
  /** `there`: the other one is in this session, in this role, without it. */
  sessions: Array<{ sessionId: string; role: string; order: number; there: boolean }>;
  interpretations: string[];
  /** Sessions for which the one had replied and the other had not; absent in what an earlier version wrote. */
  replies?: string[];
  /** What of the one stands at the other one since; absent in what an earlier version wrote. */
  profile?: SpeakerProfile;
}

/** What followed from the one of two speakers to the other, who had none of it. */
export interface SpeakerProfile {
  /** Columns. */
  fields: string[];
  /** Ids of stored files. */
  pictures: string[];
}

/** A registration that ended because its person has another one of the edition. */
export interface EndedByMerge {
  id: string;
  editionId: string;
  /** Its state before. */
  state: string;
  /** The act that ended it: the cause of the message about it. */
  auditEntryId: string;
  /** What the team had put on it, and what its person marked; absent in what an earlier version wrote. */
  marks?: CarriedMarks;
  /** Its places in sessions; absent in what an earlier version wrote. */
  signUps?: CarriedSignUp[];
}

/** A place in a session, or a wait for one, that the registration that stays has from the one that ended. */
export interface CarriedSignUp {
  sessionId: string;
  /** Its position among those who wait; null: a place. */
  position: number | null;
  /** Where the one that stays waited itself; null: it did not. */
  was: number | null;
}

/** What of a registration that ended came along to the one that stays, and was not there. */
export interface CarriedMarks {
  to: string;
  tags: string[];
  /** Who of the team sees to it. */
  member: string | null;
  notes: string[];
  /** What its person marked; absent in what an earlier version wrote. */
  stars?: CarriedStar[];
}

/** A session of which the one that ended said something later: when, and what stood at the other one. */
export interface CarriedStar {
  sessionId: string;
  at: string;
  was: { marked: boolean; at: string } | null;
}

/** Which rows followed when two records were joined: as `person_merge.moved` holds it until they cannot be parted any more. */
export interface MovedRows {
  person: GoneWords;
  emails: Array<{ email: string; emailKey: string; verifiedAt: string | null }>;
  /** Keys of those that the other record did not have. */
  added: string[];
  pairs: Array<{ otherId: string; foundAt: string; differentSince: string | null }>;
  registrations: string[];
  speakers: string[];
  doubled: DoubledSpeaker[];
  values: Array<{ auditEntryId: string; field: string }>;
  messages: string[];
  ended: EndedByMerge[];
}
