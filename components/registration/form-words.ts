import type { Messages } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { FormAction, FormWords } from "@/components/forms/step-form";
import type { FaultTexts } from "@/components/forms/step-form-state";

const GENERAL_FAULTS = [
  "missing",
  "invalid",
  "too-long",
  "characters",
  "email",
  "country",
  "language",
] as const;
const OWN_FAULTS = ["choose", "agree", "newer"] as const;
const FIELD_FAULTS = [
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
  const [t, fault, { registration }] = await Promise.all([
    getTranslations("registration"),
    getTranslations("faults"),
    getMessages(),
  ]);
  const faults: FaultTexts = {};
  for (const code of GENERAL_FAULTS) faults[`:${code}`] = fault(code);
  for (const code of OWN_FAULTS) faults[`:${code}`] = t(`faults.${code}`);
  for (const key of FIELD_FAULTS) faults[key.replace("-", ":")] = t(`faults.${key}`);
  faults["mode:choose"] = t("faults.mode-choose");
  faults["another:choose"] = t("faults.another-choose");
  return {
    problem: { one: t("form.one"), many: t("form.many") },
    faultPrefix: t("form.errorPrefix"),
    sending: t("form.sending"),
    reference: t("form.reference"),
    faults,
    refusals: registration.refusals,
    turnedAway: registration.turnedAway,
  };
}
