import { locale as rootLocale } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { log } from "../log";
import { DEFAULT_LOCALE, isLocale } from "./locales";
import { loadMessages } from "./messages";

/** next-intl's configuration of a request: the language is the first part of the address. */
export default getRequestConfig(async ({ locale: wanted }) => {
  const candidate = wanted ?? (await rootLocale());
  const locale = isLocale(candidate) ? candidate : DEFAULT_LOCALE;
  return {
    locale,
    messages: loadMessages(locale),
    timeZone: "UTC",
    onError(error) {
      if (process.env.NODE_ENV !== "production") throw error;
      log.error({ text: error.message }, "text missing");
    },
  };
});
