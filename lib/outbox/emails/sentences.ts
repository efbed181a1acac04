import { createTranslator } from "next-intl";

/** What the sentences of a mail say; null is not known, and what needs it is left out. */
export type MailValues = Readonly<Record<string, string | null>>;

/** Two values one after the other ("{school}, {edition}"): when one is absent, the other stays. */
const PAIR = /\{(\w+)\}, \{(\w+)\}/g;

/**
 * A text of which every sentence is said or left out whole: a sentence that needs an absent value is not there, and a
 * paragraph without sentences isn't either.
 * @param pattern ICU MessageFormat; paragraphs are separated by an empty line
 * @returns null when nothing is left to say
 */
export function saySentences(pattern: string, values: MailValues, language: string): string | null {
  const known = (name: string) => Boolean(values[name]);
  const paragraphs = pattern
    .replace(PAIR, (pair, one: string, other: string) => {
      if (known(one) === known(other)) return pair;
      return known(one) ? `{${one}}` : `{${other}}`;
    })
    .split("\n\n")
    .map((paragraph) =>
      sentencesOf(paragraph)
        .filter((sentence) => valuesIn(sentence).every(known))
        .join(" "),
    )
    .filter((paragraph) => paragraph !== "");
  if (paragraphs.length === 0) return null;
  const t = createTranslator({
    locale: language,
    messages: { text: paragraphs.join("\n\n") },
    onError: (error) => {
      throw error;
    },
  }) as unknown as (key: "text", values: Record<string, string | null>) => string;
  return t("text", { ...values });
}

/** The values a sentence needs: the names right behind an outer brace; inner braces hold the cases of a plural. */
function valuesIn(sentence: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const { 0: sign, 1: name } of sentence.matchAll(/\{\s*(\w*)|\}/g)) {
    if (sign === "}") depth -= 1;
    else if (depth++ === 0 && name) names.push(name);
  }
  return names;
}

/** Cut after the sign that ends a sentence, but never inside braces: the cases of a plural are one sentence. */
function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of paragraph.matchAll(/[{}]|[.!?]\s+/g)) {
    if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    else if (depth === 0) {
      sentences.push(paragraph.slice(from, index + 1));
      from = index + sign.length;
    }
  }
  return [...sentences, paragraph.slice(from)];
}
