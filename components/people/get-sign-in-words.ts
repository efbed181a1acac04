import "server-only";
import { getMessages, getTranslations } from "next-intl/server";
import type { SignInWords } from "@/components/people/sign-in-words";

/** The words of every form of signing in. */
export async function signInWords(): Promise<SignInWords> {
  const [t, site, messages] = await Promise.all([
    getTranslations("sign-in"),
    getTranslations("site"),
    getMessages(),
  ]);
  const fieldErrors = Object.entries(messages["field-errors"]);
  return {
    problem: { one: t("form.one"), many: t("form.many") },
    errorPrefix: site("error"),
    sending: t("form.sending"),
    fieldErrors: {
      ...Object.fromEntries(fieldErrors.map(([code, text]) => [`:${code}`, text])),
      "code:missing": t("sixDigits"),
      "code:six-digits": t("sixDigits"),
    },
    refusals: messages["sign-in"].refusals,
    rejected: messages["sign-in"].rejected,
    reference: t("form.reference"),
  };
}
