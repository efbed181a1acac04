import { getTranslations } from "next-intl/server";
import { standingAnswers } from "@/lib/forms/rules/carry-answers";
import { openQuestions } from "@/lib/forms/rules/later";
import type { Locale } from "@/lib/platform/i18n/locales";
import { seenText } from "@/lib/platform/merge-form";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { circumstancesOf } from "@/lib/registration/rules/circumstances";
import { selfServiceFields } from "@/lib/registration/rules/form-fields";
import { heldOptions } from "@/lib/registration/rules/wishes";
import { SELF_SERVICE_NAMES } from "@/lib/registration/schema/applicant";
import { askApplicant } from "./applicant-words";
import { ClosedAnswers } from "./closed-answers";
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
  const closed = page.questions.filter((question) => !question.open);
  const circumstances = circumstancesOf(registration);
  const standing = standingAnswers(page.questions, registration.answers);
  const open = openQuestions(page.questions, circumstances, standing.answers);
  const [t, words, { questions, fieldErrors, onCondition, renamed }] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    showQuestions(
      ...([locale, open, head.languages, circumstances, standing.answers] as const),
      heldOptions(registration.state, registration.answers),
    ),
  ]);
  const title = t("change.title");
  const stored = selfServiceFields(registration, standingAnswers(open, registration.answers));
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
          {registration.withheld && <p>{t("withheld", { contact: head.contactEmail })}</p>}
          <ClosedAnswers locale={locale} page={page} closed={closed} />
        </div>
      }
      submit={t("change.submit")}
      sign="check"
      stored={stored}
      fields={askApplicant(t, locale, SELF_SERVICE_NAMES, false)}
      questions={questions}
      renamed={renamed}
      onCondition={onCondition}
      whyTitle={t("form.why")}
    />
  );
}
