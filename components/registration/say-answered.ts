import { nameIsoDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Texts } from "@/lib/platform/i18n/texts";

/** That organisers answer each registration of a category, and by when, where they said so. */
export function sayAnswered(
  t: Texts<"registration">,
  { answerBy }: { answerBy: string | null },
  locale: Locale,
): string {
  return answerBy ? t("part.answeredBy", { date: nameIsoDay(answerBy, locale) }) : t("part.answered");
}
