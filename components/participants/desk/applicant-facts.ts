import { formatCountry } from "@/lib/platform/i18n/countries";
import type { Applicant } from "@/lib/registration/schema/applicant";
import type { FactWords } from "./applicant-words";

/** What somebody said of themselves, each under the desk's word for it. */
export function applicantFacts(person: Applicant, words: FactWords, language: string): [string, string][] {
  const names = Object.keys(words) as Array<keyof FactWords>;
  return names.map((name) => {
    const value = person[name];
    return [words[name], value ? (name === "country" ? formatCountry(value, language) : value) : "–"];
  });
}
