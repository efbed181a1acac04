import { getTranslations } from "next-intl/server";
import type { FormWords } from "@/components/forms/step-form";
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
const REFUSALS = [
  "closed",
  "sent",
  "changed",
  "stale",
  "already-registered",
  "not-live",
  "key-reused",
  "over",
  "conflict",
] as const;
const TURNED_AWAY = [
  "not-found",
  "sign-in-needed",
  "bad-request",
  "bad-origin",
  "too-fast",
  "too-large",
  "unavailable",
  "offline",
] as const;

/** The words of every form of a participant, in the reader's language; they travel with the page, not as a dictionary. */
export async function formWords(): Promise<FormWords> {
  const [t, fault] = await Promise.all([getTranslations("registration"), getTranslations("faults")]);
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
    refusals: Object.fromEntries(REFUSALS.map((reason) => [reason, t(`refusals.${reason}`)])),
    turnedAway: Object.fromEntries(TURNED_AWAY.map((code) => [code, t(`turnedAway.${code}`)])),
  };
}
