import { getTranslations } from "next-intl/server";
import { AnswerList } from "@/components/forms/answer-list";
import { Localised } from "@/components/ui/localised";
import { asks } from "@/lib/forms/rules/kinds";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { nameIsoDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { answerReader } from "./answer-reader";
import { AnswerTexts } from "./answer-texts";

interface ClosedAnswersProps {
  locale: Locale;
  page: MyPage;
  /** The questions whose last day is over. */
  closed: readonly AskedQuestion[];
}

/** What can't be answered any more: how it was answered, since when it stands, and whom to write to. */
export async function ClosedAnswers({ locale, page, closed }: ClosedAnswersProps) {
  const asked = closed.filter(({ kind }) => asks(kind));
  if (asked.length === 0) return null;
  const { head, registration } = page;
  const [t, reader] = await Promise.all([
    getTranslations("registration"),
    answerReader(locale, head.languages),
  ]);
  return (
    <section className="above-5">
      <h2 className="h3">{t("closed-answers.title")}</h2>
      <p>{t("closed-answers.text", { contact: head.contactEmail })}</p>
      <AnswerList
        changeWord=""
        answers={asked.map(({ fieldId, label, answerUntil }) => {
          const given = registration.answers.findLast((answer) => answer.fieldId === fieldId);
          return {
            question: (
              <>
                <Localised text={label} />
                {answerUntil && (
                  <span className="small muted">
                    {" "}
                    {t("closed-answers.until", { date: nameIsoDay(answerUntil, locale) })}
                  </span>
                )}
              </>
            ),
            answer: given ? (
              <AnswerTexts value={given.value} field={given} reader={reader} none={t("form.none")} />
            ) : (
              t("form.none")
            ),
          };
        })}
      />
    </section>
  );
}
