import type { Localised } from "@/lib/platform/i18n/localised";
import type { SessionKind } from "@/lib/schedules/rules/read-words";

/** The draft of an edition as an import compares itself with it. Instants in milliseconds. */
export interface CurrentProgramme {
  timeZone: string;
  /** Content languages in fallback order. */
  languages: string[];
  /** ISO dates. */
  days: string[];
  rooms: Array<{ id: string; name: string }>;
  themes: Array<{ id: string; number: number; title: Localised }>;
  speakers: CurrentSpeaker[];
  sessions: CurrentSession[];
}

export interface CurrentSpeaker {
  id: string;
  number: number;
  sourceId: string | null;
  fullName: string;
  affiliation: string;
  biography: Localised;
  version: number;
}

export interface CurrentSession {
  id: string;
  number: number;
  guid: string;
  sourceId: string | null;
  title: Localised;
  subtitle: Localised;
  abstract: Localised;
  kind: SessionKind;
  themeId: string | null;
  languages: string[];
  noRecording: boolean;
  deleted: boolean;
  version: number;
  /** In order; a person may have several roles. */
  people: Array<{ speakerId: string; role: string }>;
  slots: CurrentSlot[];
}

export interface CurrentSlot {
  id: string;
  ordinal: number;
  roomId: string | null;
  start: number;
  end: number;
  version: number;
}
