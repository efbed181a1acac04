import { asLocalised, type Localised } from "@/lib/platform/i18n/localised";
import { nameKey, slugify } from "@/lib/platform/text";

/** The most options a question has. */
export const MOST_OPTIONS = 60;

/** An option as it is stored. With a limit it has that many places. */
export type StoredOption = { value: string; label: Localised; limit?: number };

type TypedOptions = Readonly<Record<string, { label: Localised; limit?: number | null }>>;

/** The options of a JSON column; anything else is none. */
export function asOptions(json: unknown): StoredOption[] {
  const options = Array.isArray(json)
    ? (json as Array<{ value?: unknown; label?: unknown; limit?: unknown } | null>)
    : [];
  return options.flatMap((option) =>
    typeof option?.value === "string"
      ? [{ value: option.value, label: asLocalised(option.label), ...limited(option.limit) }]
      : [],
  );
}

const limited = (limit: unknown) => (typeof limit === "number" ? { limit } : {});

/** Whether a question has an option with places of its own. */
export const hasLimit = (options: unknown): boolean =>
  asOptions(options).some(({ limit }) => limit !== undefined);

/** Whether two options are called the same in one language: nobody could tell them apart, on the form, in a table or a total. */
export function areAlike(options: readonly StoredOption[]): boolean {
  const seen = new Set<string>();
  return options.some(({ label }) => {
    const own = Object.entries(label).map(([language, text]) => `${language} ${nameKey(String(text))}`);
    const alike = own.some((key) => seen.has(key));
    for (const key of own) seen.add(key);
    return alike;
  });
}

/**
 * The options of a question as its form has them: those that are there keep their values and their order, new ones come
 * behind with a value made of their words, and those without words are gone.
 */
export function writtenOptions(current: unknown, typed: TypedOptions): StoredOption[] {
  const before = asOptions(current).map(({ value }) => value);
  const words = (value: string) => typed[value]?.label ?? {};
  const filled = (value: string) => Object.keys(words(value)).length > 0;
  const as = (value: string, name: string): StoredOption => ({
    ...{ value, label: words(name), ...limited(typed[name]?.limit) },
  });
  const written = before.filter(filled).map((value) => as(value, value));
  // An option that is taken away leaves its value to nobody.
  const taken = new Set(before);
  for (const name of Object.keys(typed)) {
    if (before.includes(name) || !filled(name)) continue;
    const value = freeValue(words(name), taken);
    taken.add(value);
    written.push(as(value, name));
  }
  return written;
}

function freeValue(label: Localised, taken: ReadonlySet<string>): string {
  const slug = slugify(Object.values(label)[0] ?? "").slice(0, 40);
  // A number alone would be sorted by programs that take it for one.
  const wanted = /[a-z]/.test(slug) ? slug : `option${slug && `-${slug}`}`;
  for (let number = 1; ; number += 1) {
    const value = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(value)) return value;
  }
}
