import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { plainMarkdown } from "@/lib/platform/markdown/plain";
import type { DraftRow } from "@/lib/registration/queries/draft";
import { enrolmentFields } from "@/lib/registration/rules/form-fields";
import type { ShownPart } from "@/lib/registration/rules/form-pages";
import { EnrolmentForm } from "./enrolment-form";
import { formWords, type ParticipantAction } from "./form-words";
import { sayAnswered } from "./say-answered";
import { showQuestions } from "./show-questions";

interface EnrolmentPageProps {
  locale: Locale;
  form: RegisterForm;
  draft: DraftRow;
  part: ShownPart;
  action: ParticipantAction;
  hidden: Record<string, string | number>;
}

/** Page three: why and how somebody takes part, and what they need. */
export async function EnrolmentPage({ locale, form, draft, part, action, hidden }: EnrolmentPageProps) {
  const { mode } = form.head;
  const [t, words, { questions, fieldErrors, onCondition, renamed }] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    showQuestions(
      locale,
      part.questions,
      form.head.languages,
      mode === "either" ? {} : { mode },
      draft.content.answers,
    ),
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
      words={{ ...words, fieldErrors: { ...words.fieldErrors, ...fieldErrors } }}
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
              {category.approval && sayAnswered(t, category, locale)}{" "}
              {category.full &&
                (category.approval ? t("part.fullApproval") : t("part.full", { waiting: category.waiting }))}
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
        mode === "either"
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
      renamed={renamed}
      onCondition={onCondition}
      whyTitle={t("form.why")}
    />
  );
}

/** Inside the label of a choice: words only. */
const plain = ({ text, lang }: LocalisedText): LocalisedText => ({ text: plainMarkdown(text), lang });
