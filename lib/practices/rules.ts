import { type FormRecord, texts } from "@/lib/platform/form-fields";

/** A practice under the field names of its form. */
export function practiceFields(row: {
  title: unknown;
  summary: unknown;
  change: unknown;
  affiliation: string;
  country: string | null;
  themeId: string | null;
  contact: string;
  url: string | null;
  licence: string;
  sessions: Array<{ sessionId: string }>;
}): FormRecord {
  return {
    title: texts(row.title),
    summary: texts(row.summary),
    change: texts(row.change),
    affiliation: row.affiliation,
    country: row.country,
    theme: row.themeId,
    contact: row.contact,
    url: row.url,
    licence: row.licence,
    sessions: row.sessions.map((link) => ({ session: link.sessionId })),
  };
}
