import "server-only";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import { loose } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import type { SectionContent } from "./rules/content";
import { fieldsOf, isLocalised, kindOf, type Offered } from "./rules/kinds";

/** The usual words of what is added in the languages of the page that the program speaks; in English where it speaks none. */
export function templateOf(offered: Offered, languages: readonly string[]): SectionContent {
  const spoken = languages.filter(isLocale);
  const written = spoken.length > 0 ? spoken : languages.slice(0, 1);
  const content: SectionContent = {};
  for (const [field, of] of Object.entries(fieldsOf(kindOf(offered)))) {
    if (!isLocalised(of)) continue;
    const texts = written.flatMap((language) => {
      const t = loose(translator(isLocale(language) ? language : DEFAULT_LOCALE, "sections"));
      const key = `template.${offered}.${field}`;
      return t.has(key) ? [[language, t(key)] as const] : [];
    });
    if (texts.length > 0) content[field] = Object.fromEntries(texts);
  }
  return content;
}
