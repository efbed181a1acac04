import { getTranslations } from "next-intl/server";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { FormValues } from "@/lib/platform/merge-form";
import { namesOn } from "@/lib/registration/schema/applicant";
import { askApplicant } from "./applicant-words";
import { CooperativeForm } from "./draft-forms";
import { formWords, type ParticipantAction } from "./form-words";

interface CooperativePageProps {
  locale: Locale;
  form: RegisterForm;
  action: ParticipantAction;
  hidden: Record<string, string | number>;
  stored: FormValues;
}

/** Page two: the cooperative or organisation, if any, and the country. */
export async function CooperativePage({ locale, form, ...rest }: CooperativePageProps) {
  const [t, words] = await Promise.all([getTranslations("registration"), formWords()]);
  const question = t("cooperative.question");
  return (
    <CooperativeForm
      {...rest}
      words={words}
      title={t("title", { question, edition: form.head.title.text })}
      heading={<h1 className="ask-h1">{question}</h1>}
      submit={t("form.continue")}
      fields={askApplicant(t, locale, namesOn("cooperative"), true)}
    />
  );
}
