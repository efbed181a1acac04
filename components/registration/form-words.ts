import type { Messages } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ErrorTexts, FormWords } from "@/components/forms/form-words";
import type { FormAction } from "@/components/forms/step-form";
import type { AnswerCode } from "@/lib/forms/rules/answer-kind";
import type { LimitCode } from "./question-limits";

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
  const answers = {
    missing: error("missing"),
    choose: t("faults.choose"),
    "too-long": error("too-long"),
    characters: error("characters"),
    number: error("number"),
    date: error("date"),
    time: error("time"),
    country: error("country"),
    language: error("language"),
    phone: t("faults.phone"),
    email: error("email"),
    url: error("url"),
    file: t("faults.file"),
    "file-room": t("faults.file-room"),
    invalid: error("invalid"),
  } satisfies Record<Exclude<AnswerCode, LimitCode>, string>;
  const general = {
    ...answers,
    full: t("faults.full"),
    agree: t("faults.agree"),
    newer: t("faults.newer"),
    "asked-now": t("faults.asked-now"),
    "asked-anew": t("faults.asked-anew"),
  };
  for (const [code, text] of Object.entries(general)) fieldErrors[`:${code}`] = text;
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
