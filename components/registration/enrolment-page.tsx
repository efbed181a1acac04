import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import type { AskedQuestion, RegisterForm } from "@/lib/forms/rules/register-form";
import { formatList } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import { plainMarkdown } from "@/lib/platform/markdown/plain";
import type { DraftRow } from "@/lib/registration/queries/draft";
import { enrolmentFields } from "@/lib/registration/rules/form-fields";
import { EnrolmentForm, type ShownQuestion } from "./enrolment-form";
import { formWords, type ParticipantAction } from "./form-words";

interface EnrolmentPageProps {
  locale: Locale;
  form: RegisterForm;
  draft: DraftRow;
  action: ParticipantAction;
  hidden: Record<string, string | number>;
}

/** Page three: why and how somebody takes part, and what they need. */
export async function EnrolmentPage({ locale, form, draft, action, hidden }: EnrolmentPageProps) {
  const [t, words, questions] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    showQuestions(locale, form.questions),
  ]);
  const question = t("part.question");
  if (form.categories.length === 0)
    return (
      <>
        <title>{t("title", { question, edition: form.head.title.text })}</title>
        <h1 className="ask-h1">{question}</h1>
        <p className="lead">{t("part.none", { contact: form.head.contactEmail })}</p>
      </>
    );
  const only = form.categories.length === 1 ? form.categories[0] : null;
  return (
    <EnrolmentForm
      action={action}
      hidden={hidden}
      stored={{ ...(only ? { category: only.id } : {}), ...enrolmentFields(draft) }}
      words={words}
      title={t("title", { question, edition: form.head.title.text })}
      heading={<h1 className="ask-h1">{question}</h1>}
      submit={t("form.continue")}
      category={{
        label: t("part.category"),
        choices: form.categories.map((category) => ({
          value: category.id,
          label: <Localised text={category.name} />,
          ...(category.cost ? { side: <Localised text={category.cost} /> } : {}),
          note: (
            <>
              <Localised text={category.description} />{" "}
              {category.full && t("part.full", { waiting: category.waiting })}
              {category.payment && (
                <>
                  {" "}
                  <b>{t("cost.pay")}</b> <Localised text={plain(category.payment)} />
                </>
              )}
            </>
          ),
        })),
      }}
      mode={
        form.head.mode === "either"
          ? {
              label: t("part.mode"),
              choices: (["on_site", "online"] as const).map((value) => ({
                value,
                label: t(`part.${value}`),
              })),
            }
          : null
      }
      questions={questions}
      whyTitle={t("form.why")}
    />
  );
}

/** Inside the label of a choice: words only. */
const plain = ({ text, lang }: LocalisedText): LocalisedText => ({ text: plainMarkdown(text), lang });

/** The questions in the reader's words: why we ask, who reads the answer and when it is deleted. */
export async function showQuestions(
  locale: Locale,
  questions: readonly AskedQuestion[],
): Promise<ShownQuestion[]> {
  const t = await getTranslations("registration");
  return questions.map((question) => {
    const readers = question.readers
      .map((role) => findText(t, `readers.${role}`))
      .filter((words) => words !== null);
    return {
      versionId: question.versionId,
      kind: question.kind,
      label: question.required ? (
        <Localised text={question.label} />
      ) : (
        <>
          <Localised text={question.label} /> {t("form.optional")}
        </>
      ),
      hint: question.hint ? <Localised text={question.hint} /> : null,
      why: (
        <p>
          <Localised text={question.purpose} />{" "}
          {readers.length > 0 && t("form.readers", { readers: formatList(readers, locale) })}{" "}
          {t("form.retention", { days: question.retentionDays })}
        </p>
      ),
      choices: question.options.map((option) => ({
        value: option.value,
        label: <Localised text={option.label} />,
      })),
      consent: question.consentId
        ? { id: question.consentId, text: <Localised text={question.consent} /> }
        : null,
    };
  });
}
