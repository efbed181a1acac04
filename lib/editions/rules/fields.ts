import { localDate, localTime } from "@/lib/platform/dates/zones";
import { type FormRecord, texts } from "@/lib/platform/form-fields";
import type { VenueRow } from "./venues";

/** An edition under the field names of its forms: what they are filled with, and what a conflict shows as theirs. */

interface EditionRow {
  title: unknown;
  tagline: unknown;
  summary: unknown;
  description: unknown;
  audience: unknown;
  cost: unknown;
  accessNote: unknown;
  number: number | null;
  year: number;
  city: string;
  country: string | null;
  timeZone: string;
  mode: string;
  languages: string[];
  contactEmail: string;
  replyTo: string | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
}

export function editionTextFields(row: EditionRow): FormRecord {
  return {
    title: texts(row.title),
    tagline: texts(row.tagline),
    summary: texts(row.summary),
    description: texts(row.description),
    audience: texts(row.audience),
    cost: texts(row.cost),
    accessNote: texts(row.accessNote),
  };
}

export function editionPlaceFields(row: EditionRow): FormRecord {
  const { number, year, city, country, timeZone, mode, languages } = row;
  return {
    number,
    year,
    city,
    country,
    timeZone,
    mode,
    languages,
    mainLanguage: languages[0],
    contactEmail: row.contactEmail,
    replyTo: row.replyTo,
  };
}

export function venueFields(row: Omit<VenueRow, "id"> & { order: number }): FormRecord {
  const { city, latitude, longitude, order } = row;
  return {
    name: texts(row.name),
    address: texts(row.address),
    city,
    directions: texts(row.directions),
    accessNote: texts(row.accessNote),
    latitude,
    longitude,
    order,
  };
}

export function editionWindowFields(row: EditionRow): FormRecord {
  return {
    registrationOpens: localInput(row.registrationOpensAt, row.timeZone),
    registrationCloses: localInput(row.registrationClosesAt, row.timeZone),
  };
}

/** An instant as a `datetime-local` field of the edition's zone shows it; "" for none. */
export function localInput(instant: Date | null, zone: string): string {
  return instant ? `${localDate(instant, zone)}T${localTime(instant, zone)}` : "";
}

export function dayFields(
  row: {
    id: string;
    date: Date;
    startsAt: Date | null;
    endsAt: Date | null;
    label: unknown;
    module: unknown;
    mode: string | null;
  },
  zone: string,
): FormRecord {
  return {
    id: row.id,
    date: row.date.toISOString().slice(0, 10),
    starts: row.startsAt ? localTime(row.startsAt, zone) : "",
    ends: row.endsAt ? localTime(row.endsAt, zone) : "",
    label: texts(row.label),
    module: texts(row.module),
    mode: row.mode,
  };
}
