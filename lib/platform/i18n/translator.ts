import { createTranslator } from "next-intl";
import { DEFAULT_LOCALE, isLocale } from "./locales";
import { loadMessages } from "./messages";

/** A text by key, with its ICU values. */
export type Translator = (key: string, values?: Record<string, string | number | Date>) => string;

/** A translator that also knows a text as it is written, before its values are filled in. */
export type FileTranslator = Translator & { raw: (key: string) => string };

/** A translator outside a page: mails, feeds, files, the command line. Throws on a missing text. */
export function translator(language: string, namespace: string): FileTranslator {
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  return createTranslator({
    locale,
    messages: loadMessages(locale),
    namespace,
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  }) as unknown as FileTranslator;
}
