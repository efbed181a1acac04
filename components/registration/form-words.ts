import type { Messages } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ErrorTexts, FormWords } from "@/components/forms/form-words";
import type { FormAction } from "@/components/forms/step-form";

const GENERAL_ERRORS = [
  "missing",
  "invalid",
  "too-long",
  "characters",
  "email",
  "country",
  "language",
] as const;
const FORM_ERRORS = ["choose", "agree", "newer"] as const;
const FIELD_ERRORS = [
  "fullName-missing",
  "email-missing",
  "email-email",
  "country-missing",
  "category-missing",
] as const;

/** Why a form of a participant may be refused: each reason has its text, or its action does not compile. */
export type ParticipantRefusal = keyof Messages["registration"]["refusals"];
export type ParticipantAction = FormAction<ParticipantRefusal>;
/** The last page asks about an address that others registered with; that is a question, and no refusal. */
export type SendAction = FormAction<ParticipantRefusal | "shared-address">;

/** The words of every form of a participant, in the reader's language; they travel with the page, not as a dictionary. */
export async function formWords(): Promise<FormWords<ParticipantRefusal>> {
  const [t, site, error, { registration }] = await Promise.all([
    getTranslations("registration"),
    getTranslations("site"),
    getTranslations("field-errors"),
    getMessages(),
  ]);
  const fieldErrors: ErrorTexts = {};
  for (const code of GENERAL_ERRORS) fieldErrors[`:${code}`] = error(code);
  for (const code of FORM_ERRORS) fieldErrors[`:${code}`] = t(`faults.${code}`);
  for (const key of FIELD_ERRORS) fieldErrors[key.replace("-", ":")] = t(`faults.${key}`);
  fieldErrors["mode:choose"] = t("faults.mode-choose");
  fieldErrors["another:choose"] = t("faults.another-choose");
  return {
    problem: { one: t("form.one"), many: t("form.many") },
    errorPrefix: site("error"),
    sending: t("form.sending"),
    reference: t("form.reference"),
    fieldErrors,
    refusals: registration.refusals,
    rejected: registration.rejected,
  };
}
