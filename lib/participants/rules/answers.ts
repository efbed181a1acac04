import { nameLanguage } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { translator } from "@/lib/platform/i18n/translator";
import type { Answer } from "../schema/answer";
import type { Decision } from "../schema/decision";

/** The decision that an answer is. */
export const DECISION_OF = {
  approve: "confirm",
  waitlist: "waitlist",
  decline: "decline",
} as const satisfies Record<Answer, Decision>;

/** The same without a word before it, and the language it is in. */
export function reasonFor(
  words: unknown,
  language: string,
  languages: readonly string[],
): { text: string; lang: string | null } {
  const { text = "", lang = null } = localise(words, language, languages) ?? {};
  return { text, lang: text ? lang : null };
}

/**
 * What organisers say beside an answer, for a reader of `language`; where they wrote nothing in it, in the first of the
 * edition's languages in which they did, and that is said before. Empty when they said nothing.
 */
export function wordsFor(words: unknown, language: string, languages: readonly string[]): string {
  const said = localise(words, language, languages);
  if (!said?.text) return "";
  if (!said.lang || said.lang === language) return said.text;
  const named = translator(language, "emails")("wordsIn", { language: nameLanguage(said.lang, language) });
  return `${named}\n\n${said.text}`;
}
