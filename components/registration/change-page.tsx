import { getTranslations } from "next-intl/server";
import { carriedAnswers } from "@/lib/forms/rules/carry-answers";
import type { Locale } from "@/lib/platform/i18n/locales";
import { seenText } from "@/lib/platform/merge-form";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { circumstancesOf } from "@/lib/registration/rules/circumstances";
import { selfServiceFields } from "@/lib/registration/rules/form-fields";
import { SELF_SERVICE_NAMES } from "@/lib/registration/schema/applicant";
import { askApplicant } from "./applicant-words";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";
import { ChangeForm } from "./self-service-forms";
import { showQuestions } from "./show-questions";

interface ChangePageProps {
  locale: Locale;
  page: MyPage;
  action: ParticipantAction;
  hidden: Record<string, string>;
}

/** Name, language, cooperative, country and answers; a category would need a new decision about a place. */
export async function ChangePage({ locale, page, action, hidden }: ChangePageProps) {
  const { registration, head } = page;
  const { answers } = carriedAnswers(page.questions, registration.answers);
  const [t, words, { questions, fieldErrors, onCondition }] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    showQuestions(locale, page.questions, head.languages, circumstancesOf(registration), answers),
  ]);
  const title = t("change.title");
  const agreed = page.questions.flatMap(({ consentId, versionId }) =>
    consentId && versionId in answers ? [consentId] : [],
  );
  const stored = selfServiceFields(registration, { answers, agreed });
  return (
    <ChangeForm
      action={action}
      hidden={{
        ...hidden,
        version: registration.version,
        seen: seenText({ version: registration.version, values: stored }),
      }}
      words={{
        ...words,
        fieldErrors: { ...words.fieldErrors, ...fieldErrors },
        refusals: { ...words.refusals, "already-registered": t("refusals.taken") },
      }}
      title={`${title} ${head.title.text}`}
      heading={
        <div className={styles.notice}>
          <h1 className="ask-h1">{title}</h1>
          <p>{t("change.category", { contact: head.contactEmail })}</p>
        </div>
      }
      submit={t("change.submit")}
      sign="check"
      stored={stored}
      fields={askApplicant(t, locale, SELF_SERVICE_NAMES, false)}
      questions={questions}
      onCondition={onCondition}
      whyTitle={t("form.why")}
    />
  );
}
