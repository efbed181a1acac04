import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { CorrectionPage as Content } from "@/lib/registration/queries/correction";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";
import { ConfirmForm } from "./self-service-forms";

interface CorrectionPageProps {
  locale: Locale;
  page: Content;
  takeBack: ParticipantAction;
  confirm: ParticipantAction;
  hidden: Record<string, string>;
}

/** For whoever had the address that an organiser replaced: take it back, or say that the new one is theirs. */
export async function CorrectionPage({ locale, page, takeBack, confirm, hidden }: CorrectionPageProps) {
  const { head, state } = page;
  const [t, words] = await Promise.all([getTranslations("registration"), formWords()]);
  const title = t(`corrected.${state}.title`);
  const heading = (
    <>
      <title>{`${title} ${head.title.text}`}</title>
      <div className={styles.notice}>
        <h1 className="ask-h1">{title}</h1>
        <p className="lead">
          {t.rich(`corrected.${state}.text`, {
            name: (title) => <bdi>{title}</bdi>,
            schoolTitle: head.schoolTitle.text,
            editionTitle: head.title.text,
            reference: page.reference,
            contact: head.contactEmail,
          })}
        </p>
      </div>
    </>
  );
  if (state !== "open") return heading;
  const own = {
    ...words,
    refusals: {
      ...words.refusals,
      over: t("corrected.over.title"),
      "already-registered": t("corrected.taken", { contact: head.contactEmail }),
    },
  };
  const sent = { ...hidden, confirm: "on" };
  return (
    <>
      {heading}
      {page.shown ? null : <p>{t("corrected.meanwhile")}</p>}
      <p>{t("corrected.until", { date: formatDay(page.openUntil, head.timeZone, locale) })}</p>
      <ConfirmForm
        action={takeBack}
        hidden={sent}
        words={own}
        submit={t("corrected.takeBack")}
        sign="back"
        note={t("corrected.takeBackNote")}
      />
      <h2 className="h3 above-5">{t("corrected.rightTitle")}</h2>
      <p>{t("corrected.rightText")}</p>
      <ConfirmForm action={confirm} hidden={sent} words={own} submit={t("corrected.confirm")} quiet />
    </>
  );
}
