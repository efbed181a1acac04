import type { LocalisedText } from "@/lib/platform/i18n/localised";

/** A content text; one that fell back to another language carries its `lang`, so that it is read aloud rightly. */
export function Localised({ text }: { text: LocalisedText | null }) {
  if (!text) return null;
  return text.lang ? <span lang={text.lang}>{text.text}</span> : text.text;
}

/** The `lang` attribute of an element that holds a content text. */
export function langOf(text: LocalisedText | null): { lang?: string } {
  return text?.lang ? { lang: text.lang } : {};
}
