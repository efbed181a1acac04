import { createTranslator, type Messages } from "next-intl";
import { DEFAULT_LOCALE, isLocale } from "./locales";
import { loadMessages } from "./messages";
import type { Namespace, Texts } from "./texts";

/** Texts outside a page: mails, feeds, files, the command line. Throws where one is missing. */
export function translator<const Of extends Namespace>(language: string, namespace: Of): Texts<Of> {
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  return createTranslator<Messages, Of>({
    locale,
    messages: loadMessages(locale),
    namespace,
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
}
