import type { Choice } from "@/lib/platform/choices";
import { type FormRecord, texts } from "@/lib/platform/form-fields";
import { asLocalised, localise } from "@/lib/platform/i18n/localised";

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

/** Of a practice's form, those in which a session is chosen. */
export const isSessionField = (field: string): boolean => /^sessions\.\d+\.session$/.test(field);

/**
 * The sessions that may present a practice as its form lets one choose them: by number and title, in the first of these
 * languages that has one. One may also type the number alone, or the title in any language.
 */
export function sessionChoices(
  sessions: readonly { id: string; number: number; title: unknown }[],
  languages: readonly string[],
): Choice[] {
  return sessions.map(({ id, number, title }) => {
    const titles = Object.values(asLocalised(title));
    return {
      id,
      words: `${number} ${localise(title, "", languages)?.text ?? "–"}`,
      also: [String(number), ...titles, ...titles.map((text) => `${number} ${text}`)],
    };
  });
}
