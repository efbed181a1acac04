import { getTranslations } from "next-intl/server";
import { standingAnswers } from "@/lib/forms/rules/carry-answers";
import { asks } from "@/lib/forms/rules/kinds";
import { openQuestions, stillToAnswer } from "@/lib/forms/rules/later";
import type { Locale } from "@/lib/platform/i18n/locales";
import { seenText } from "@/lib/platform/merge-form";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { circumstancesOf } from "@/lib/registration/rules/circumstances";
import { answerFields } from "@/lib/registration/rules/form-fields";
import { heldOptions } from "@/lib/registration/rules/wishes";
import { ClosedAnswers } from "./closed-answers";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";
import { LaterForm } from "./self-service-forms";
import { showQuestions } from "./show-questions";

interface LaterPageProps {
  locale: Locale;
  page: MyPage;
  action: ParticipantAction;
  hidden: Record<string, string>;
}

/** What was asked after people had registered: to be answered and changed until its last day, then to be read. */
export async function LaterPage({ locale, page, action, hidden }: LaterPageProps) {
  const { registration, head } = page;
  const closed = page.later.filter((question) => !question.open);
  const circumstances = circumstancesOf(registration);
  const standing = standingAnswers(page.later, registration.answers);
  const open = openQuestions(page.later, circumstances, standing.answers);
  const [t, words, { questions, fieldErrors, onCondition, renamed }] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    showQuestions(
      ...([locale, open, head.languages, circumstances, standing.answers] as const),
      heldOptions(registration.state, registration.answers),
    ),
  ]);
  const waiting = stillToAnswer(page.later, registration.answers, registration.laterSentAt);
  const title = t(waiting.length > 0 ? "later.title" : "later.all");
  const stored = answerFields(standingAnswers(open, registration.answers));
  const heading = (
    <div className={styles.notice}>
      <h1 className="ask-h1">{title}</h1>
      {registration.withheld && <p>{t("withheld", { contact: head.contactEmail })}</p>}
      <ClosedAnswers locale={locale} page={page} closed={closed} />
    </div>
  );
  if (!open.some(({ kind }) => asks(kind)))
    return (
      <>
        <title>{`${title}. ${head.title.text}`}</title>
        {heading}
      </>
    );
  return (
    <LaterForm
      action={action}
      hidden={{
        ...hidden,
        version: registration.version,
        // What came since this page was drawn was not left blank.
        ...Object.fromEntries(open.map(({ versionId }) => [`shown.${versionId}`, "on"])),
        seen: seenText({ version: registration.version, values: stored }),
      }}
      words={{ ...words, fieldErrors: { ...words.fieldErrors, ...fieldErrors } }}
      title={`${title} ${head.title.text}`}
      heading={heading}
      submit={t("change.submit")}
      sign="check"
      stored={stored}
      questions={questions}
      renamed={renamed}
      whyTitle={t("form.why")}
      onCondition={onCondition}
    />
  );
}
