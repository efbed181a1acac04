import { getTranslations } from "next-intl/server";
import { Localised, Typed } from "@/components/ui/localised";
import { nameIsoDay, nameZone } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { SpeakerPage as Content } from "@/lib/speakers/queries/my-page";
import { type ReplyAction, speakWords } from "./form-words";
import { OwnSession } from "./own-session";
import { OwnTexts } from "./own-texts";
import styles from "./speaker-page.module.css";

interface SpeakerPageProps {
  locale: Locale;
  page: Content;
  /** The id of the session whose reply was just saved, or "texts". */
  saved: string;
  action: ReplyAction;
  /** Saves what is said of them. */
  mend: ReplyAction;
  hidden: Record<string, string>;
}

/** A speaker's own page: their sessions, and for each whether they come. */
export async function SpeakerPage({ locale, page, saved, action, mend, hidden }: SpeakerPageProps) {
  const { sessions, timeZone, until } = page;
  const [t, words] = await Promise.all([getTranslations("speak"), speakWords()]);
  const missing = sessions.filter(({ reply, closed, cancelled }) => !reply && !closed && !cancelled).length;
  const timed = sessions.some(({ times }) => times.length > 0);
  return (
    <main id="main" className={`wrap narrow ${styles.page}`}>
      <title>{`${t("title")}. ${page.edition?.text ?? ""}`}</title>
      <h1 className="ask-h1">{t("title")}</h1>
      <p className="lead above-3">
        <Typed>{page.fullName}</Typed>
      </p>
      <p>
        <Localised text={page.school} />
        {page.school && page.edition ? ", " : null}
        <Localised text={page.edition} />
      </p>
      {missing > 0 && (
        <p className={styles.missing}>
          {t("missing", { count: missing })}
          {until ? ` ${t("until", { date: nameIsoDay(until, locale) })}` : ""}
        </p>
      )}
      {timed && <p className="small muted above-3">{t("zone", { zone: nameZone(timeZone, locale) })}</p>}
      {sessions.length === 0 ? (
        <p className="above-5">{t("none")}</p>
      ) : (
        <ul className={styles.sessions}>
          {sessions.map((session) => (
            <OwnSession
              key={session.id}
              locale={locale}
              page={page}
              session={session}
              saved={saved === session.id}
              words={words}
              action={action}
              hidden={hidden}
            />
          ))}
        </ul>
      )}
      <OwnTexts {...{ locale, page, words, hidden }} saved={saved === "texts"} action={mend} />
      <p className="above-6">{t("contact", { contact: page.contact })}</p>
      <p className="small muted above-3">{t("keep")}</p>
    </main>
  );
}
