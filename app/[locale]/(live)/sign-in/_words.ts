import "server-only";
import { getMessages, getTranslations } from "next-intl/server";
import type { FormWords } from "@/components/forms/step-form";

const CODES = [
  "not-found",
  "sign-in-needed",
  "bad-request",
  "bad-origin",
  "too-fast",
  "too-large",
  "unavailable",
  "offline",
] as const;
const REASONS = ["gone", "other-browser", "wrong-code"] as const;

/** The words of every form of signing in. */
export async function signInWords(): Promise<FormWords> {
  const [t, messages] = await Promise.all([getTranslations("sign-in"), getMessages()]);
  const faults = Object.entries(messages.faults as Record<string, string>);
  return {
    problem: { one: t("form.one"), many: t("form.many") },
    faultPrefix: t("form.prefix"),
    sending: t("form.sending"),
    faults: {
      ...Object.fromEntries(faults.map(([code, text]) => [`:${code}`, text])),
      "code:missing": t("sixDigits"),
      "code:six-digits": t("sixDigits"),
    },
    refusals: Object.fromEntries(REASONS.map((reason) => [reason, t(`refusals.${reason}`)])),
    turnedAway: Object.fromEntries(CODES.map((code) => [code, t(`turnedAway.${code}`)])),
    reference: t("form.reference"),
  };
}
