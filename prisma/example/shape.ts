import type { Locale } from "@/lib/platform/i18n/locales";
import type {
  AccessKind,
  HostRole,
  InterpretationMode,
  LineColour,
  SchoolKind,
  SessionKind,
  SessionRole,
} from "@/prisma/generated/client";

/** The languages the examples are written in. The interface may learn more of them; the examples need not follow. */
export const WRITTEN_IN = ["en", "fr", "it", "es", "de"] as const satisfies readonly Locale[];
type Written = (typeof WRITTEN_IN)[number];
/** A text in some of these. */
export type Localised = Partial<Record<Written, string>>;
/** A text in all of them. */
export type Complete = Record<Written, string>;

export interface ExampleOrganisation {
  name: string;
  controllerName: string;
  controllerAddress: string;
  privacyContact: string;
  legalNotice: Complete;
}

export interface ExampleSchool {
  slug: string;
  kind: SchoolKind;
  title: Complete;
  summary: Complete;
  description: Complete;
}

export interface ExampleEdition {
  number: number;
  title: Complete;
  tagline: Complete;
  summary: Complete;
  description: Complete;
  audience: Localised;
  cost: Localised;
  accessNote: Localised;
  city: string;
  country: string;
  venue: Localised;
  address: string;
  directions: Localised;
  timeZone: string;
  languages: Written[];
  contactEmail: string;
}

export interface ExampleHost {
  name: string;
  url: string | null;
  role: HostRole;
}

export interface ExampleAccess {
  kind: AccessKind;
  title: Complete;
  text: Complete;
}

export interface ExampleQuestion {
  question: Complete;
  answer: Complete;
}

export interface ExampleTheme {
  colour: LineColour;
  title: Complete;
  summary: Complete;
}

export interface ExampleRoom {
  name: string;
  floor: Localised;
  online?: boolean;
  capacity: number | null;
  equipment: Localised;
  stepFree: boolean | null;
  joinLink?: string;
}

export interface ExamplePerson {
  fullName: string;
  affiliation: string;
  country: string;
  headline: Localised;
  biography: Localised;
}

/** Local clock times of the first (0) or second (1) day. */
export interface ExampleTime {
  day: 0 | 1;
  from: string;
  to: string;
}

export interface ExampleSession {
  number: number;
  kind: SessionKind;
  /** Number of the theme; none for what belongs to all. */
  theme?: number;
  title: Complete;
  abstract: Localised;
  languages: string[];
  people: Array<{ name: string; role: SessionRole }>;
  /** From, into, how, and who when known. A sign language carries the tag of the country's spoken one. */
  interpretation: Array<[from: string, to: string, mode: InterpretationMode, name?: string]>;
  /** None: the session is listed, its time and room are not known. */
  at?: ExampleTime & { room: string; note?: Localised };
}

export interface ExampleBreak extends ExampleTime {
  title: Complete;
  note: Localised;
}

export interface ExamplePractice {
  title: Complete;
  summary: Complete;
  change: Localised;
  affiliation: string;
  country: string;
  theme: number;
  contact: string;
  licence: string;
  sessions: number[];
}

export interface ExampleQuota {
  key: string;
  name: Localised;
  capacity: number | null;
}

export interface ExampleCategory {
  slug: string;
  name: Complete;
  description: Complete;
  cost: Complete;
  /** How one pays, where one does. */
  payment?: Complete;
  public: boolean;
  /** Keys of quotas besides the root quota; null stands outside the capacity altogether. */
  quotas: string[] | null;
}

/** All of one example: an organisation with one school and one edition. */
export interface ExampleWhole {
  organisation: ExampleOrganisation;
  school: ExampleSchool;
  edition: ExampleEdition;
  editionSlug: string;
  /** ISO dates. */
  days: readonly string[];
  /** Opening hours of the days, where known. */
  hours: ExampleTime[];
  registration: { opens: Date; closes: Date } | null;
  publishedAt: Date;
  archivedAt: Date | null;
  /** Of the root quota. */
  capacity: number | null;
  hosts: ExampleHost[];
  access: ExampleAccess[];
  questions: ExampleQuestion[];
  themes: ExampleTheme[];
  rooms: ExampleRoom[];
  people: ExamplePerson[];
  sessions: ExampleSession[];
  breaks: ExampleBreak[];
  quotas: ExampleQuota[];
  categories: ExampleCategory[];
  practices: ExamplePractice[];
  recap: { title: Complete; article: Complete } | null;
  figures: Array<{ value: number; label: Complete }>;
}
