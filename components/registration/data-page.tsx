import { getTranslations } from "next-intl/server";
import { AnswerList } from "@/components/forms/answer-list";
import { ButtonLink } from "@/components/ui/button";
import { Localised } from "@/components/ui/localised";
import { retentionOf } from "@/lib/forms/rules/retention";
import { formatDayAndTime, nameIsoDay } from "@/lib/platform/dates/format";
import { addDays, localDate } from "@/lib/platform/dates/zones";
import type { Locale } from "@/lib/platform/i18n/locales";
import { findText } from "@/lib/platform/i18n/texts";
import type { MyAnswer, MyPage } from "@/lib/registration/queries/my-registration";
import { APPLICANT_NAMES } from "@/lib/registration/schema/applicant";
import { answerReader } from "./answer-reader";
import { AnswerTexts } from "./answer-texts";
import { tellApplicant } from "./applicant-words";
import { ChangedList } from "./changed-list";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";
import { ConfirmForm, TakeBackForm } from "./self-service-forms";

interface DataPageProps {
  locale: Locale;
  page: MyPage;
  action: ParticipantAction;
  /** Agrees to hear of later editions. */
  agree: ParticipantAction;
  hidden: Record<string, string>;
  /** The address of the registration, with its language. */
  base: string;
}

/** What is held about a person and until when; download, take back a consent, erase. */
export async function DataPage({ locale, page, action, agree, hidden, base }: DataPageProps) {
  const { registration, head } = page;
  const [t, words, messages, reader] = await Promise.all([
    getTranslations("registration"),
    formWords(),
    getTranslations("emails"),
    answerReader(locale, head.languages),
  ]);
  const at = (date: Date) => formatDayAndTime(date, head.timeZone, locale);
  const lastDay = head.days.at(-1)?.date ?? null;
  // Also what was answered to an earlier wording, which may be kept longer.
  const until = retentionOf(lastDay, [...page.questions, ...page.later, ...registration.answers]);
  const today = localDate(new Date(), head.timeZone);
  const title = t("data.title");
  const agreed = registration.consents.filter((consent) => consent.agreedAt !== null);
  const told = registration.consents.filter((consent) => consent.agreedAt === null);

  return (
    <>
      <title>{`${title}. ${head.title.text}`}</title>
      <h1 className="ask-h1">{title}</h1>
      <div className={styles.notice}>
        <p className="lead">{t("data.intro", { controller: page.controller.name })}</p>
        {until.answers && (
          <p>
            {t(`data.${until.answers < today ? "kept" : "until"}`, {
              date: nameIsoDay(until.answers, locale),
            })}
          </p>
        )}
        {until.sensitive && registration.answers.some((answer) => answer.sensitive) && (
          <p>{t("data.untilSensitive", { date: nameIsoDay(until.sensitive, locale) })}</p>
        )}
        <p>{t("data.stays")}</p>
        {registration.withheld && <p>{t("withheld", { contact: head.contactEmail })}</p>}
        <p>{t("data.contact", { contact: page.controller.contact })}</p>
      </div>
      <h2 className="h3">{t("data.you")}</h2>
      <AnswerList
        changeWord={t("form.change")}
        answers={[
          ...tellApplicant(t, locale, APPLICANT_NAMES, registration),
          { question: t("mine.category"), answer: <Localised text={registration.category?.name ?? null} /> },
          { question: t("mine.reference"), answer: registration.reference },
          ...(registration.submittedAt
            ? [{ question: t("data.submitted"), answer: at(registration.submittedAt) }]
            : []),
          ...registration.answers.map((answer) => ({
            question: <Localised text={answer.label} />,
            answer: (
              <>
                <AnswerTexts
                  value={answer.value}
                  field={answer}
                  reader={reader}
                  none={t("form.none")}
                  fileHref={(id) => `${base}/files/${id}`}
                />
                <Erased answer={answer} lastDay={lastDay} until={until} locale={locale} />
              </>
            ),
          })),
        ]}
      />
      <h2 className="h3">{t("data.consents")}</h2>
      {agreed.length === 0 && <p>{t("data.noConsent")}</p>}
      <ul className={styles.consents}>
        {agreed.map((consent) => (
          <li key={consent.id}>
            <p>
              <Localised text={consent.text} />
            </p>
            <p className="small muted">
              {t("check.version", { number: consent.number })}.{" "}
              {t("data.given", { date: at(consent.agreedAt ?? consent.givenAt) })}
              {consent.withdrawnAt && `. ${t("data.withdrawn", { date: at(consent.withdrawnAt) })}`}
            </p>
            {(consent.kind === "sensitive" || consent.kind === "later_editions") && !consent.withdrawnAt && (
              <TakeBackForm
                action={action}
                words={words}
                hidden={{ ...hidden, consent: consent.id }}
                submit={
                  <>
                    {t("data.takeBack")}
                    <span className="vh"> {t("data.takeBackWhat", { date: at(consent.givenAt) })}</span>
                  </>
                }
                quiet
              />
            )}
          </li>
        ))}
      </ul>
      {page.hearing && (
        <>
          <h2 className="h3">{t("data.hear")}</h2>
          <p>
            <Localised text={page.hearing.text} />
          </p>
          <ConfirmForm
            action={agree}
            hidden={{ ...hidden, confirm: "on" }}
            words={words}
            submit={t("data.hearYes")}
            quiet
          />
        </>
      )}
      {told.length > 0 && (
        <>
          <h2 className="h3">{t("data.told")}</h2>
          <ul className={styles.consents}>
            {told.map((term) => (
              <li key={term.id}>
                <p>
                  <Localised text={term.text} />
                </p>
                <p className="small muted">
                  {t("check.version", { number: term.number })}.{" "}
                  {t("data.toldOn", { date: at(term.givenAt) })}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <ChangedList locale={locale} page={page} />
      {registration.messages.length > 0 && (
        <>
          <h2 className="h3">{t("data.messages")}</h2>
          <AnswerList
            changeWord=""
            answers={registration.messages.map((message) => ({
              question: at(message.at),
              answer: t("data.mail.line", {
                what: findText(messages, `${message.template}.name`) ?? message.template,
                state: t(`data.mail.${message.state}`, { date: message.sentAt ? at(message.sentAt) : "" }),
              }),
            }))}
          />
        </>
      )}
      <p className="row above-5">
        <ButtonLink href={`${base}/download`} sign="download" quiet>
          {t("data.download")}
        </ButtonLink>
        <a href={`${base}/erase`}>{t("data.erase")}</a>
      </p>
    </>
  );
}

/** When one answer is erased, where that is another day than the page says of all. */
async function Erased({
  answer,
  lastDay,
  until,
  locale,
}: {
  answer: MyAnswer;
  lastDay: string | null;
  until: ReturnType<typeof retentionOf>;
  locale: Locale;
}) {
  const t = await getTranslations("registration");
  const day = lastDay && addDays(lastDay, answer.retentionDays);
  if (!day || day === (answer.sensitive ? until.sensitive : until.answers)) return null;
  return <p className="small muted">{t("data.answerUntil", { date: nameIsoDay(day, locale) })}</p>;
}
