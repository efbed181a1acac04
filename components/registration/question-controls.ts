import type { HTMLInputAutoCompleteAttribute } from "react";
import { type FileFormat, fileLimits } from "@/lib/forms/rules/file-kind";
import { numberLimits } from "@/lib/forms/rules/number-kind";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { listCountries } from "@/lib/platform/i18n/countries";
import { listLanguages } from "@/lib/platform/i18n/languages";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { FieldKind } from "@/prisma/generated/enums";

/** With what a question is answered. */
export type QuestionControl =
  | {
      as: "line";
      type: "text" | "email" | "url" | "tel" | "number" | "date" | "time";
      short?: boolean;
      inputMode?: "numeric" | "decimal" | undefined;
      autoComplete?: HTMLInputAutoCompleteAttribute;
    }
  | { as: "area" }
  | { as: "choice"; several: boolean; options: Array<{ value: string; label: string }> | "own" }
  | {
      as: "list";
      /** Said where nothing is chosen. */
      empty: string;
      options: ReadonlyArray<{ value: string; label: string }>;
      autoComplete: HTMLInputAutoCompleteAttribute;
    }
  | { as: "file"; accept: string }
  | { as: "heading" };

interface Reader {
  locale: Locale;
  t: Texts<"registration">;
  site: Texts<"site">;
}

type Draw = (question: Pick<AskedQuestion, "settings">, reader: Reader) => QuestionControl;

const ACCEPTED: Record<FileFormat, string> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  png: "image/png",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
};

const DRAW: Record<FieldKind, Draw> = {
  text: () => ({ as: "line", type: "text" }),
  long_text: () => ({ as: "area" }),
  number: ({ settings }) => {
    const { decimals, negative } = numberLimits(settings);
    // The keys of numbers have no minus on some phones.
    if (negative) return { as: "line", type: "text", short: true };
    return { as: "line", type: "number", short: true, inputMode: decimals > 0 ? "decimal" : "numeric" };
  },
  date: () => ({ as: "line", type: "date", short: true }),
  time: () => ({ as: "line", type: "time", short: true }),
  choice: () => ({ as: "choice", several: false, options: "own" }),
  choices: () => ({ as: "choice", several: true, options: "own" }),
  yes_no: (_question, { site }) => ({
    as: "choice",
    several: false,
    options: [
      { value: "yes", label: site("yes") },
      { value: "no", label: site("no") },
    ],
  }),
  country: (_question, { t, locale }) => ({
    as: "list",
    empty: t("cooperative.choose"),
    options: listCountries(locale),
    autoComplete: "country",
  }),
  region: () => ({ as: "line", type: "text", autoComplete: "address-level1" }),
  language: (_question, { t, locale }) => ({
    as: "list",
    empty: t("part.chooseLanguage"),
    options: listLanguages(locale),
    autoComplete: "language",
  }),
  phone: () => ({ as: "line", type: "tel", short: true, autoComplete: "tel" }),
  email: () => ({ as: "line", type: "email", autoComplete: "email" }),
  web_address: () => ({ as: "line", type: "url", autoComplete: "url" }),
  file: ({ settings }) => ({
    as: "file",
    // By kind, so that a telephone offers its camera, and by ending, for who knows no kind.
    accept: fileLimits(settings)
      .formats.flatMap((format) => [`.${format}`, ACCEPTED[format]])
      .join(","),
  }),
  heading: () => ({ as: "heading" }),
};

/** With what a question of the form is answered, in the reader's language. */
export function controlOf(
  question: Pick<AskedQuestion, "kind" | "settings">,
  reader: Reader,
): QuestionControl {
  return DRAW[question.kind](question, reader);
}
