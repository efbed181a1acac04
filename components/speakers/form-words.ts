import type { Messages } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { FormWords } from "@/components/forms/form-words";
import type { FormAction } from "@/components/forms/step-form";

/** Why a form of a speaker may be refused: each reason has its text, or its action does not compile. */
export type SpeakerRefusal = keyof Messages["speak"]["refusals"];
export type ReplyAction = FormAction<SpeakerRefusal>;

/** The words of every form behind a speaker's link, in the reader's language. */
export async function speakWords(): Promise<FormWords<SpeakerRefusal>> {
  const [t, form, site, error, { speak, registration }] = await Promise.all([
    getTranslations("speak"),
    getTranslations("registration.form"),
    getTranslations("site"),
    getTranslations("field-errors"),
    getMessages(),
  ]);
  return {
    problem: { one: form("one"), many: form("many") },
    errorPrefix: site("error"),
    sending: form("sending"),
    reference: form("reference"),
    fieldErrors: {
      "reply:missing": t("reply-missing"),
      ":too-long": error("too-long"),
      ":characters": error("characters"),
      ":invalid": error("invalid"),
    },
    refusals: speak.refusals,
    rejected: { ...registration.rejected, "not-found": t("gone.text") },
  };
}
