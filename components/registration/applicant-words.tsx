import type { ReactNode } from "react";
import { Typed } from "@/components/ui/localised";
import { formatCountry, listCountries } from "@/lib/platform/i18n/countries";
import { LOCALE_NAMES, LOCALE_OPTIONS, type Locale } from "@/lib/platform/i18n/locales";
import type { Texts } from "@/lib/platform/i18n/texts";
import { APPLICANT, type Applicant, type ApplicantName } from "@/lib/registration/schema/applicant";
import type { AskedOfApplicant } from "./applicant-fields";

/**
 * Fields as a form asks them.
 * @param first whether it asks them for the first time: then it explains them, and a browser stops what is far too long
 */
export function askApplicant(
  t: Texts<"registration">,
  locale: Locale,
  names: readonly ApplicantName[],
  first: boolean,
): AskedOfApplicant[] {
  return names.map((name) => {
    const { control, words, needed, most, autoComplete } = APPLICANT[name];
    const choice = control === "language" || control === "country";
    return {
      name,
      control: choice ? "choice" : control,
      label: needed.form ? t(words.asked) : `${t(words.asked)} ${t("form.optional")}`,
      ...(first && words.hint ? { hint: t(words.hint) } : {}),
      ...(first && most ? { maxLength: most * 2 } : {}),
      ...(autoComplete ? { autoComplete } : {}),
      options: control === "language" ? LOCALE_OPTIONS : control === "country" ? listCountries(locale) : [],
      ...(control === "country" ? { empty: t("cooperative.choose") } : {}),
    };
  });
}

/** What was said, as it is told back. */
export function tellApplicant(
  t: Texts<"registration">,
  locale: Locale,
  names: readonly ApplicantName[],
  person: Applicant,
): Array<{ name: ApplicantName; question: string; answer: ReactNode }> {
  return names.map((name) => {
    const question = t(APPLICANT[name].words.told);
    return { name, question, answer: told(name, person[name], locale, t("form.none")) };
  });
}

function told(name: ApplicantName, value: string | null, locale: Locale, none: string): ReactNode {
  switch (APPLICANT[name].control) {
    case "text":
      return <Typed>{value || none}</Typed>;
    case "email":
      return value;
    case "language":
      return LOCALE_NAMES[value as Locale];
    case "country":
      return value ? formatCountry(value, locale) : none;
  }
}
