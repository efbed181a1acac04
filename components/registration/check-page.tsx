import { getTranslations } from "next-intl/server";
import { AnswerList, type ListedAnswer } from "@/components/forms/answer-list";
import { TickField } from "@/components/forms/choice-field";
import { ButtonLink } from "@/components/ui/button";
import { Localised } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { asks } from "@/lib/forms/rules/kinds";
import { toldAndAsked } from "@/lib/forms/rules/later-editions";
import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import { visibleQuestions } from "@/lib/forms/rules/visible";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { DraftRow } from "@/lib/registration/queries/draft";
import { circumstancesOf, droppedAnswers } from "@/lib/registration/rules/circumstances";
import { type ShownPart, shownParts } from "@/lib/registration/rules/form-pages";
import { type ApplicantPage, namesOn } from "@/lib/registration/schema/applicant";
import { answerReader } from "./answer-reader";
import { AnswerTexts } from "./answer-texts";
import { tellApplicant } from "./applicant-words";
import { DroppedNote } from "./dropped-note";
import { formWords, type SendAction } from "./form-words";
import { sayAnswered } from "./say-answered";
import { SendForm } from "./submit-form";

interface CheckPageProps {
  locale: Locale;
  form: RegisterForm;
  draft: DraftRow;
  action: SendAction;
  hidden: Record<string, string | number>;
  /** The draft's address without its last part, with the language. */
  draftPath: string;
}

/** Page four: everything as it will be sent, each with its way back; says beforehand what sending leads to. */
export async function CheckPage({ locale, form, draft, action, hidden, draftPath }: CheckPageProps) {
  const [t, words, reader] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    answerReader(locale, form.head.languages),
  ]);
  const full = fullChoices(draft.content.answers, limitedOf(form.questions));
  const category = form.categories.find((one) => one.id === draft.categoryId);
  const { answers, dropped } = draft.content;
  const visible = visibleQuestions(form.questions, circumstancesOf(draft), answers);
  const asked = new Set(visible.map(({ versionId }) => versionId));
  // Also what an organiser's edit has hidden since it was answered.
  const gone = droppedAnswers(form.questions, { asked, hidden: dropped }, answers);
  const line = (
    page: string,
    what: string,
    question: ListedAnswer["question"],
    answer: ListedAnswer["answer"],
  ) => ({
    question,
    answer,
    change: {
      href: `${draftPath}/${page}?check=on#${what}`,
      what: typeof question === "string" ? question : "",
    },
  });
  const said = (page: ApplicantPage) =>
    tellApplicant(t, locale, namesOn(page), draft).map(({ name, question, answer }) =>
      line(page, name, question, answer),
    );
  const parts = shownParts(form, draft).filter((part) => part.asked);
  const answersOn = ({ page, questions }: ShownPart) =>
    questions
      .filter(({ kind, versionId }) => asks(kind) && asked.has(versionId))
      .map((question) => ({
        ...line(
          page,
          `answers.${question.versionId}`,
          <Localised text={question.label} />,
          <>
            <AnswerTexts
              value={answers[question.versionId]}
              field={question}
              reader={reader}
              none={t("form.none")}
            />
            {`answers.${question.versionId}` in full && <b> ({t("check.optionFull")})</b>}
          </>,
        ),
        change: {
          href: `${draftPath}/${page}?check=on#answers.${question.versionId}`,
          what: question.label.text,
        },
      }));
  const enrolment = [
    line("taking-part", "category", t("check.category"), <Localised text={category?.name ?? null} />),
    ...(category?.cost ? [{ question: t("cost.title"), answer: <Localised text={category.cost} /> }] : []),
    ...(category?.payment ? [{ question: t("cost.pay"), answer: <Markdown text={category.payment} /> }] : []),
    ...(form.head.mode === "either"
      ? [
          line(
            "taking-part",
            "mode",
            t("check.mode"),
            t(draft.mode === "online" ? "check.online" : "check.on_site"),
          ),
        ]
      : []),
  ];
  const question = t("check.question");
  const terms = form.terms.filter((term) => term.kind === "participation");
  const { asked: besides } = toldAndAsked(form.terms);
  const waits = category?.full ?? form.phase === "full";
  return (
    <SendForm
      action={action}
      hidden={hidden}
      words={words}
      title={t("title", { question, edition: form.head.title.text })}
      heading={
        <>
          <h1 className="ask-h1">{question}</h1>
          <DroppedNote
            labels={form.questions
              .filter(({ versionId }) => gone.includes(versionId))
              .map(({ label }) => label)}
          />
        </>
      }
      submit={waits && !category?.approval ? t("check.join") : t("check.send")}
      note={
        category?.approval
          ? [
              sayAnswered(t, category, locale),
              t("check.answer"),
              ...(waits ? [t("part.fullApproval")] : []),
            ].join(" ")
          : waits
            ? t("check.wait", { category: category?.name.text ?? "" })
            : t("check.place")
      }
      told={
        terms.length > 0 && (
          <section className="above-6">
            <h2 className="h3">{t("you.notice")}</h2>
            {terms.map((term) => (
              <p key={term.id}>
                <Localised text={term.text} />{" "}
                <span className="small muted">{t("check.version", { number: term.number })}</span>
              </p>
            ))}
          </section>
        )
      }
      agrees={
        besides.length > 0 && (
          <fieldset className="above-5">
            <legend className="h3">{t("check.later")}</legend>
            {besides.map((term) => (
              <TickField
                key={term.id}
                name={`agreed.${term.id}`}
                label={<Localised text={term.text} />}
                note={t("check.laterNote")}
              />
            ))}
          </fieldset>
        )
      }
      ends={{
        "already-registered": (
          <div role="status">
            <title>{`${t("known.title")}. ${form.head.title.text}`}</title>
            <h1 className="ask-h1">{t("known.title")}</h1>
            <p className="lead">{t("known.text")}</p>
            <p>{t("known.nothing")}</p>
            <p className="row above-5">
              <ButtonLink href={`/${locale}/schools/${form.head.schoolSlug}/${form.head.editionSlug}`} quiet>
                {t("closed.see", { title: form.head.title.text })}
              </ButtonLink>
              <a href={`/${locale}/lost-link`}>{t("known.lost")}</a>
            </p>
          </div>
        ),
      }}
      another={{ label: t("check.another"), yes: t("check.anotherYes"), no: t("check.anotherNo") }}
      answers={[
        { page: "you", title: t("steps.you"), answers: said("you") },
        { page: "cooperative", title: t("steps.cooperative"), answers: said("cooperative") },
        ...parts.map((part) => ({
          page: part.page,
          title: part.heading ? <Localised text={part.heading.label} /> : t("steps.taking-part"),
          answers: [...(part.heading ? [] : enrolment), ...answersOn(part)],
        })),
      ].map((block) => (
        <section key={block.page}>
          <h2 className="h3">{block.title}</h2>
          <AnswerList answers={block.answers} changeWord={t("form.change")} />
        </section>
      ))}
    />
  );
}
