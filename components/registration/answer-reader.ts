import { getTranslations } from "next-intl/server";
import type { AnswerReader } from "@/lib/forms/rules/tell-answer";
import type { Locale } from "@/lib/platform/i18n/locales";

/**
 * Who reads answers on a page.
 * @param fallback the languages of the edition
 */
export async function answerReader(locale: Locale, fallback: readonly string[]): Promise<AnswerReader> {
  const site = await getTranslations("site");
  return { language: locale, fallback, words: { yes: site("yes"), no: site("no"), wish: site("wish") } };
}
