import { asLocalised } from "@/lib/platform/i18n/localised";
import { nameKey } from "@/lib/platform/name-key";

interface Titled {
  id: string;
  title: unknown;
}

/** The theme of another edition that is called the same in a language both have; null where none is, or several are. */
export function sameTheme(theme: Pick<Titled, "title">, others: readonly Titled[]): string | null {
  const wanted = Object.entries(asLocalised(theme.title));
  const same = others.filter(({ title }) => {
    const texts = asLocalised(title);
    return wanted.some(([language, text]) => {
      const other = texts[language];
      return other !== undefined && nameKey(other) === nameKey(text);
    });
  });
  const [one, another] = same;
  return one && !another ? one.id : null;
}
