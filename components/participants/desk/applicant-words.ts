import type { FieldTexts } from "@/components/forms/desk/fields";
import { findText, type Texts } from "@/lib/platform/i18n/texts";
import { APPLICANT, APPLICANT_NAMES, type ApplicantName } from "@/lib/registration/schema/applicant";

/** What the desk says of a person besides the name, which is the heading, and the language, which stands with the messages. */
type Fact = Exclude<ApplicantName, "fullName" | "language">;
export type FactWords = Readonly<Record<Fact, string>>;

/** What the desk calls these: by its own word where it has one, else as the person is told them. */
export function factWords(desk: Texts<"desk-registrations">, t: Texts<"registration">): FactWords {
  const pairs = APPLICANT_NAMES.flatMap((name) =>
    name === "fullName" || name === "language"
      ? []
      : [[name, findText(desk, name) ?? t(APPLICANT[name].words.told)]],
  );
  return Object.fromEntries(pairs) as FactWords;
}

/** The texts of a desk form's fields; what the desk has no word for is called as the person is told it. */
export function withApplicant(texts: FieldTexts, t: Texts<"registration">): FieldTexts {
  const wordOf = (key: string) => {
    const name = APPLICANT_NAMES.find((one) => key === `${one}.label` && !texts.has(key));
    return name ? t(APPLICANT[name].words.told) : null;
  };
  return Object.assign((...[key, values]: Parameters<FieldTexts>) => wordOf(key) ?? texts(key, values), {
    has: (key: string) => texts.has(key) || wordOf(key) !== null,
  });
}
