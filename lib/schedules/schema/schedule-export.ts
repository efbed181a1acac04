/** A programme as schedule.xml and schedule.json say it, in one language, with the times it has. */
export interface ScheduleExport {
  title: string;
  acronym: string;
  version: string;
  /** Where this file is published. */
  url: string;
  timeZone: string;
  /** ISO dates of programme days, in order. */
  days: string[];
  /** Names, in their order. */
  rooms: string[];
  tracks: string[];
  events: ExportEvent[];
}

export interface ExportEvent {
  guid: string;
  id: number;
  slug: string;
  url: string;
  /** "" without a room. */
  room: string;
  title: string;
  subtitle: string;
  kind: string;
  track: string;
  languages: string[];
  /** Somebody in it does not want to be filmed or recorded. */
  noRecording: boolean;
  abstract: string;
  start: Date;
  end: Date;
  people: Array<{ id: number; name: string }>;
}
