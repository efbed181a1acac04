import { getTranslations } from "next-intl/server";
import type { Texts } from "@/lib/platform/i18n/texts";

/** What sentences of the history are made of, for one reader. */
export interface HistoryWords {
  t: Texts<"desk-history">;
  fields: Texts<"desk-fields">;
  states: Texts<"desk-registrations">;
  site: Texts<"site">;
  /** What each mail is called, by its stored name. */
  mails: Readonly<Record<string, string>>;
  language: string;
  /** Of the edition, in fallback order. */
  languages: readonly string[];
  timeZone: string;
  /** What a set of people is called to this reader; null where they may not know. */
  tellSet?: (filters: string) => string | null;
}

/** The words for a reader of `language`. */
export async function historyWords(
  { languages, timeZone }: Pick<HistoryWords, "languages" | "timeZone">,
  locale: string,
  mails: HistoryWords["mails"],
): Promise<HistoryWords> {
  const [t, fields, states, site] = await Promise.all([
    getTranslations({ locale, namespace: "desk-history" }),
    getTranslations({ locale, namespace: "desk-fields" }),
    getTranslations({ locale, namespace: "desk-registrations" }),
    getTranslations({ locale, namespace: "site" }),
  ]);
  return { t, fields, states, site, mails, language: locale, languages, timeZone };
}
