import type { LocalisedText } from "@/lib/platform/i18n/localised";

/** An option as a reader sees it. */
export interface ReadOption {
  value: string;
  label: LocalisedText;
}

/** The stored options of a question in a reader's words; one without words is told by its value. */
export function readOptions(json: unknown, say: (label: unknown) => LocalisedText | null): ReadOption[] {
  const options = Array.isArray(json) ? (json as Array<{ value: string; label: unknown }>) : [];
  return options.map(({ value, label }) => ({ value, label: say(label) ?? { text: value, lang: null } }));
}
