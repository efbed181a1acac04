import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import { formatDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MessagesPage as Content } from "@/lib/registration/queries/messages-link";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";
import { ConfirmForm } from "./self-service-forms";

interface MessagesPageProps {
  locale: Locale;
  page: Content;
  stop: ParticipantAction;
  want: ParticipantAction;
  hidden: Record<string, string>;
}

const STAYS = ["place", "changes", "ask", "letters"] as const;

/** For whoever has a message that was written to many: stops such messages, or takes that back. */
export async function MessagesPage({ locale, page, stop, want, hidden }: MessagesPageProps) {
  const { school, stoppedAt } = page;
  const [t, words] = await Promise.all([getTranslations("registration"), formWords()]);
  const of = page.about === "later" ? "stopLater" : "stop";
  const title = t(`${of}.${stoppedAt ? "stopped.title" : "title"}`);
  const name = (text: React.ReactNode) => <bdi lang={school.lang ?? undefined}>{text}</bdi>;
  const values = { name, school: school.text };
  const sent = { ...hidden, confirm: "on" };
  return (
    <>
      <title>{`${title} ${school.text}`}</title>
      <div className={styles.notice}>
        <h1 className="ask-h1">{title}</h1>
        <p className="lead">
          {stoppedAt
            ? t.rich(`${of}.stopped.text`, { ...values, date: formatDay(stoppedAt, page.timeZone, locale) })
            : t.rich(`${of}.text`, values)}
        </p>
      </div>
      {of === "stop" && (
        <>
          <h2 className="h3">{t(stoppedAt ? "stop.stopped.stays" : "stop.stays")}</h2>
          <ul>
            {STAYS.map((one) => (
              <li key={one}>{t(`stop.stay.${one}`)}</li>
            ))}
          </ul>
        </>
      )}
      {!stoppedAt && <ConfirmForm action={stop} hidden={sent} words={words} submit={t(`${of}.button`)} />}
      {stoppedAt && page.term && (
        <p>
          <Localised text={page.term} />
        </p>
      )}
      {stoppedAt && (of === "stop" || page.term) && (
        <ConfirmForm action={want} hidden={sent} words={words} submit={t(`${of}.want`)} quiet />
      )}
      <p className="small muted above-3">{t(`${of}.whom`, { contact: page.contact })}</p>
    </>
  );
}
