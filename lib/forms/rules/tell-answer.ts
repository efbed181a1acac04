import { formatIsoDay, formatLanguage, formatNumber } from "@/lib/platform/dates/format";
import { formatCountry } from "@/lib/platform/i18n/countries";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import type { FieldKind } from "@/prisma/generated/enums";
import { namedFile } from "./named-file";
import type { ReadOption } from "./options";

/** What an answer was given to. */
export interface AnsweredField {
  kind: FieldKind;
  options: readonly ReadOption[];
  /** As stored. */
  settings: unknown;
  /** Of the options that were chosen, those in which there is no place. */
  wished?: readonly string[];
}

/** Who reads an answer. */
export interface AnswerReader {
  language: string;
  /** The languages of the edition, for a unit that has none in the reader's. */
  fallback: readonly string[];
  words: {
    yes: string;
    no: string;
    /** Said behind an option that is wished for only. */
    wish: string;
  };
}

type Tell = (text: string, field: AnsweredField, reader: AnswerReader) => LocalisedText;

/** As it stands. */
const typed: Tell = (text) => ({ text, lang: null });
/** The words of an option; one that is not there any more is told by its value. A wish is told as one. */
const option: Tell = (text, { options, wished = [] }, { words }) => {
  const label = options.find(({ value }) => value === text)?.label ?? { text, lang: null };
  return wished.includes(text) ? { ...label, text: `${label.text} (${words.wish})` } : label;
};
const inWords =
  (say: (text: string, language: string) => string): Tell =>
  (text, _field, { language }) => ({ text: say(text, language), lang: null });

const TELL: Record<FieldKind, Tell> = {
  text: typed,
  long_text: typed,
  number: (text, { settings }, reader) => {
    const unit = unitOf(settings, reader);
    const number = formatNumber(Number(text), reader.language);
    return { text: unit === "" ? number : `${number}\u00A0${unit}`, lang: null };
  },
  date: inWords(formatIsoDay),
  time: typed,
  choice: option,
  choices: option,
  yes_no: (text, _field, { words }) => ({ text: text === "yes" ? words.yes : words.no, lang: null }),
  country: inWords(formatCountry),
  region: typed,
  language: inWords(formatLanguage),
  phone: typed,
  email: typed,
  web_address: typed,
  file: (text) => ({ text: namedFile(text)?.name ?? text, lang: null }),
  heading: typed,
};

/** A stored answer in the reader's language, one text for each choice; empty where nothing was answered. */
export function tellAnswer(value: unknown, field: AnsweredField, reader: AnswerReader): LocalisedText[] {
  return answerTexts(value).map((text) => TELL[field.kind](text, field, reader));
}

/** A stored answer as texts: one, or the ticked ones. */
export function answerTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((entry): entry is string => typeof entry === "string");
  return typeof value === "string" && value !== "" ? [value] : [];
}

/** What a number is counted in, in a reader's words; empty where it has no unit. */
export function unitOf(settings: unknown, { language, fallback }: AnswerReader): string {
  return localise((settings as { unit?: unknown } | null)?.unit, language, fallback)?.text ?? "";
}
