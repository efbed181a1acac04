import { capitalise, formatList, nameLanguage } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import { type InterpretedInto, interpretedInto } from "./interpreted-into";

interface Spoken {
  languages: readonly string[];
  interpretations: ReadonlyArray<{ toLanguage: string; mode: keyof InterpretedInto }>;
}

/**
 * Languages and interpretation of a session in one sentence, with the languages' names: the one wording of pages,
 * files and the page without script. Empty when nobody has said.
 */
export function spokenWords(session: Spoken, t: Texts<"public">, locale: string): string {
  const [first] = session.languages;
  if (!first) return "";
  if (session.interpretations.length === 0 && session.languages.length === 1)
    return capitalise(t("agenda.only", { language: nameLanguage(first, locale) }), locale);
  const named = (tags: readonly string[]) =>
    formatList(
      tags.map((tag) => nameLanguage(tag, locale)),
      locale,
    );
  const { spoken, captions, sign } = interpretedInto(session.interpretations);
  return [
    t("agenda.saySpoken", { languages: named(session.languages) }),
    spoken.length > 0 && t("agenda.sayInto", { languages: named(spoken) }),
    captions.length > 0 && t("agenda.sayCaptions", { languages: named(captions) }),
    sign.length > 0 && t("agenda.saySign", { languages: named(sign) }),
  ]
    .filter(Boolean)
    .join(", ");
}
