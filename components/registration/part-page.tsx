import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import { questionsOfPart } from "@/lib/forms/rules/parts";
import type { AskedQuestion, RegisterForm } from "@/lib/forms/rules/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { FormValues } from "@/lib/platform/merge-form";
import type { DraftRow } from "@/lib/registration/queries/draft";
import { circumstancesOf } from "@/lib/registration/rules/circumstances";
import type { ShownPart } from "@/lib/registration/rules/form-pages";
import { formWords, type ParticipantAction } from "./form-words";
import { PartForm } from "./part-form";
import { showQuestions } from "./show-questions";

interface PartPageProps {
  locale: Locale;
  form: RegisterForm;
  draft: DraftRow;
  part: ShownPart;
  /** What names the page. */
  heading: AskedQuestion;
  action: ParticipantAction;
  hidden: Record<string, string | number>;
  stored: FormValues;
}

/** A page of questions behind the third, as the organisers named it. What was answered on the pages before is fixed here. */
export async function PartPage({
  locale,
  form,
  draft,
  part,
  heading,
  action,
  hidden,
  stored,
}: PartPageProps) {
  const { category, mode } = circumstancesOf(draft);
  const { answers } = draft.content;
  const asked = questionsOfPart(form.questions, part, { category, mode }, answers);
  const [t, words, { questions, fieldErrors, onCondition, renamed }] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    showQuestions(locale, asked, form.head.languages, { category, mode }, answers),
  ]);
  return (
    <PartForm
      action={action}
      hidden={hidden}
      stored={stored}
      words={{ ...words, fieldErrors: { ...words.fieldErrors, ...fieldErrors } }}
      title={t("title", { question: heading.label.text, edition: form.head.title.text })}
      heading={
        <>
          <h1 className="ask-h1">
            <Localised text={heading.label} />
          </h1>
          {heading.hint ? (
            <p className="lead">
              <Localised text={heading.hint} />
            </p>
          ) : null}
        </>
      }
      submit={t("form.continue")}
      questions={questions}
      renamed={renamed}
      onCondition={onCondition}
      whyTitle={t("form.why")}
    />
  );
}
