import { getTranslations } from "next-intl/server";
import { asks } from "@/lib/forms/rules/kinds";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";
import { LaterForm } from "./self-service-forms";
import { showQuestions } from "./show-questions";

interface TrialLaterProps {
  locale: Locale;
  form: RegisterForm;
  action: ParticipantAction;
  hidden: Record<string, string | number>;
}

/** What is asked later, as people with a place find it behind their private link, for who tries it. */
export async function TrialLater({ locale, form: { head, later }, action, hidden }: TrialLaterProps) {
  const nobody = { category: null, mode: null };
  const [t, trial, words, { questions, fieldErrors, onCondition }] = await Promise.all([
    getTranslations("registration"),
    getTranslations("form-preview"),
    formWords(),
    showQuestions(locale, later, head.languages, nobody),
  ]);
  const title = t("later.title");
  const heading = (
    <div className={styles.notice}>
      <h1 className="ask-h1">{title}</h1>
    </div>
  );
  if (!later.some(({ kind }) => asks(kind)))
    return (
      <>
        <title>{`${title}. ${head.title.text}`}</title>
        {heading}
        <p>{trial("nothing-later")}</p>
      </>
    );
  return (
    <LaterForm
      action={action}
      hidden={hidden}
      words={{ ...words, fieldErrors: { ...words.fieldErrors, ...fieldErrors } }}
      title={`${title} ${head.title.text}`}
      heading={heading}
      submit={t("change.submit")}
      sign="check"
      stored={{}}
      questions={questions}
      whyTitle={t("form.why")}
      onCondition={onCondition}
    />
  );
}
