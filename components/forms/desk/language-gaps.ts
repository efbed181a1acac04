/** What a record's texts lack in one language. */
export interface LanguageGap {
  missing: number;
  outdated: number;
}

/**
 * Per language, how many texts of a form are missing and how many are older than their original. `values` are a form's
 * flat values ("title.fr"), `outdated` the flat names of texts whose original changed; a text nobody wrote misses nothing.
 */
export function languageGaps(
  values: Readonly<Record<string, string | number>>,
  outdated: readonly string[],
  tags: readonly string[],
): Map<string, LanguageGap> {
  const written = new Map<string, Set<string>>();
  for (const [key, value] of Object.entries(values)) {
    const dot = key.lastIndexOf(".");
    const tag = key.slice(dot + 1);
    if (dot < 0 || value === "" || !tags.includes(tag)) continue;
    const field = key.slice(0, dot);
    written.set(field, (written.get(field) ?? new Set()).add(tag));
  }
  return new Map(
    tags.map((tag) => [
      tag,
      {
        missing: [...written.values()].filter((has) => !has.has(tag)).length,
        outdated: outdated.filter((key) => key.endsWith(`.${tag}`)).length,
      },
    ]),
  );
}
