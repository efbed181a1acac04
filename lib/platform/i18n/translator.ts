import { createTranslator, type Messages } from "next-intl";
import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales";
import { loadMessages, readAnew } from "./messages";
import type { Namespace, Texts } from "./texts";

/** A translator keeps what it has parsed: one for each language and namespace, of which there are a few hundred. */
const made = new Map<string, unknown>();

/** Texts outside a page: mails, feeds, files, the command line. Throws where one is missing. */
export function translator<const Of extends Namespace>(language: string, namespace: Of): Texts<Of> {
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  const key = `${locale} ${namespace}`;
  const kept = made.get(key);
  if (kept && !readAnew()) return kept as Texts<Of>;
  const translate = make(locale, namespace);
  made.set(key, translate);
  return translate;
}

const make = <const Of extends Namespace>(locale: Locale, namespace: Of): Texts<Of> =>
  createTranslator<Messages, Of>({
    locale,
    messages: loadMessages(locale),
    namespace,
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
