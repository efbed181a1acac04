import { getTranslations } from "next-intl/server";
import { formWords } from "@/components/registration/form-words";
import { showQuestions } from "@/components/registration/show-questions";
import type { EditionScope } from "@/lib/access/access";
import { standingAnswers } from "@/lib/forms/rules/carry-answers";
import { asks } from "@/lib/forms/rules/kinds";
import { answerForAction } from "@/lib/participants/actions/answer-for";
import type { AnswersFor } from "@/lib/participants/queries/answers-for";
import type { Locale } from "@/lib/platform/i18n/locales";
import { seenText } from "@/lib/platform/merge-form";
import { circumstancesOf } from "@/lib/registration/rules/circumstances";
import { answerFields } from "@/lib/registration/rules/form-fields";
import { AnswersForm } from "./answers-form";

interface AnswersPageProps {
  scope: EditionScope<"change-registration">;
  locale: Locale;
  somebody: AnswersFor;
}

/** What somebody said by telephone, written down for them; nothing of food and access. */
export async function AnswersPage({ scope, locale, somebody }: AnswersPageProps) {
  const { questions: asked, given, version, fullName } = somebody;
  const circumstances = circumstancesOf(somebody);
  const standing = standingAnswers(asked, given);
  const [t, registration, words, { questions, fieldErrors, onCondition }] = await Promise.all([
    getTranslations("desk-registrations"),
    getTranslations("registration"),
    formWords(),
    showQuestions(locale, asked, scope.languages, circumstances, standing.answers),
  ]);
  const base = `/${locale}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  const back = <a href={`${base}?open=${somebody.id}`}>{t("answer-for.back")}</a>;
  const heading = (
    <>
      <h1>{t.rich("answer-for.title", { name: fullName, who: (name) => <bdi>{name}</bdi> })}</h1>
      <p>{t("answer-for.sensitive")}</p>
    </>
  );
  const stored = answerFields(standing);
  return asked.some(({ kind }) => asks(kind)) ? (
    <AnswersForm
      action={answerForAction}
      hidden={{
        ...{ locale, school: scope.schoolSlug, edition: scope.editionSlug, registration: somebody.id },
        ...{ version, seen: seenText({ version, values: stored }) },
      }}
      words={{
        ...words,
        fieldErrors: {
          ...words.fieldErrors,
          ...fieldErrors,
          "reason:missing": t("answer-for.reasonMissing"),
        },
      }}
      heading={heading}
      submit={t("answer-for.submit")}
      sign="check"
      stored={stored}
      questions={questions}
      onCondition={onCondition}
      whyTitle={registration("form.why")}
      reason={{ label: t("answer-for.reason"), hint: t("correct.reasonHint") }}
      note={back}
    />
  ) : (
    <>
      {heading}
      <p>{t("answer-for.nothing")}</p>
      <p>{back}</p>
    </>
  );
}
