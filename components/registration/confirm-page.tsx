import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyPage } from "@/lib/registration/queries/my-registration";
import { consequencesOfErasing, consequencesOfWithdrawing } from "@/lib/registration/rules/consequences";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";
import { AddressForm, ConfirmForm } from "./self-service-forms";

interface SelfServicePageProps {
  page: MyPage;
  action: ParticipantAction;
  hidden: Record<string, string>;
}

/** Asked once more before a place or everything is given up; the way out stands beside the button. */
export async function ConfirmPage({
  what,
  page,
  action,
  hidden,
  back,
}: SelfServicePageProps & { what: "withdraw" | "erase"; back: string }) {
  const [t, words] = await Promise.all([getTranslations("registration"), formWords()]);
  const title = t(`${what}.title`);
  const given = {
    state: page.registration.state,
    phase: page.head.phase,
    sensitive: page.registration.answers.some((answer) => answer.sensitive),
  };
  const consequences = what === "erase" ? consequencesOfErasing(given) : consequencesOfWithdrawing(given);
  return (
    <ConfirmForm
      action={action}
      hidden={{ ...hidden, confirm: "on" }}
      words={words}
      title={`${title} ${page.head.title.text}`}
      heading={
        <div className={styles.notice}>
          <h1 className="ask-h1">{title}</h1>
          {consequences.map((key) => (
            <p key={key}>{t(key)}</p>
          ))}
        </div>
      }
      submit={t(`${what}.submit`)}
      sign="close"
      note={<a href={back}>{t(`${what}.keep`)}</a>}
    />
  );
}

/** The right address: the next link goes there. */
export async function CorrectEmailPage({ page, action, hidden }: SelfServicePageProps) {
  const [t, words] = await Promise.all([getTranslations("registration"), formWords()]);
  const title = t("correct.title");
  return (
    <AddressForm
      lost={false}
      action={action}
      hidden={hidden}
      words={{ ...words, refusals: { ...words.refusals, "already-registered": t("refusals.taken") } }}
      title={`${title} ${page.head.title.text}`}
      heading={
        <div className={styles.notice}>
          <h1 className="ask-h1">{title}</h1>
          <p>{t("correct.text", { email: page.registration.email })}</p>
        </div>
      }
      submit={t("correct.submit")}
      sign="check"
      label={t("correct.label")}
    />
  );
}

/** Sends the links of an address; what it says afterwards never tells whether there are any. */
export async function LostLinkPage({ locale, action }: { locale: Locale; action: ParticipantAction }) {
  const [t, words] = await Promise.all([getTranslations("registration"), formWords()]);
  const title = t("lost.title");
  return (
    <AddressForm
      lost
      action={action}
      hidden={{ locale }}
      words={words}
      title={title}
      heading={
        <div className={styles.notice}>
          <h1 className="ask-h1">{title}</h1>
          <p className="lead">{t("lost.text")}</p>
        </div>
      }
      submit={t("lost.submit")}
      label={t("you.email")}
      done={
        <div role="status">
          <title>{t("lost.done")}</title>
          <h1 className="ask-h1">{t("lost.done")}</h1>
          <p className="lead">{t("lost.doneText")}</p>
          <p className="above-5">
            <a href={`/${locale}/lost-link`}>{t("lost.again")}</a>
          </p>
        </div>
      }
    />
  );
}
