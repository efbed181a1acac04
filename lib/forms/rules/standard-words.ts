import { LOCALES } from "@/lib/platform/i18n/locales";
import type { Localised } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";

/** A text of the standard form in every language of the interface: one that an organiser adds later is there already. */
export function inEveryLanguage(text: (say: Texts<"standard-form">) => string): Localised {
  return Object.fromEntries(LOCALES.map((locale) => [locale, text(translator(locale, "standard-form"))]));
}
