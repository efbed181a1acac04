import { asLocalised } from "@/lib/platform/i18n/localised";

/** One text that waits for its translator. */
export interface TranslationGap {
  field: string;
  language: string;
  state: "missing" | "outdated";
}

/**
 * What is missing or outdated among the localised fields of a record after an edit. A language is missing when the field
 * has a text in another one. It is outdated when the source (the first of `languages` that has a text) changed and it did
 * not; it stays so until its own text changes. Pure: `earlier` are the gaps known before the edit.
 * @param before null for a new record
 */
export function translationGaps(
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
  languages: readonly string[],
  earlier: readonly TranslationGap[] = [],
): TranslationGap[] {
  const gaps: TranslationGap[] = [];
  for (const [field, json] of Object.entries(after)) {
    const now = asLocalised(json);
    const was = asLocalised(before?.[field]);
    const source = languages.find((language) => now[language]);
    if (Object.keys(now).length === 0) continue;
    for (const language of languages) {
      if (!now[language]) gaps.push({ field, language, state: "missing" });
      else if (language !== source && now[language] === was[language]) {
        const sourceChanged =
          source !== undefined && was[source] !== undefined && was[source] !== now[source];
        const stillOutdated = earlier.some(
          (gap) => gap.field === field && gap.language === language && gap.state === "outdated",
        );
        if (sourceChanged || stillOutdated) gaps.push({ field, language, state: "outdated" });
      }
    }
  }
  return gaps;
}
