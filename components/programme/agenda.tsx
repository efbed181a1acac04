import { getTranslations } from "next-intl/server";
import { CalendarChoices } from "@/components/layout/calendar-choices";
import { PublicPage } from "@/components/layout/public-page";
import { OfflinePart } from "@/components/offline/offline-part";
import { LivePart } from "@/components/ui/live-part";
import { PrintButton } from "@/components/ui/print-button";
import type { Programme } from "@/lib/agenda/queries/public-programme";
import { isSettled } from "@/lib/editions/rules/phases";
import { formatIsoDay, formatShortDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import { loose } from "@/lib/platform/i18n/texts";
import styles from "./agenda.module.css";
import { AgendaDay } from "./agenda-day";
import { AgendaBoard, AgendaFind, AgendaZone } from "./agenda-tools";
import { ListedSessions } from "./listed-sessions";
import { AgendaNews } from "./live/agenda-news";
import { AgendaStars } from "./live/agenda-stars";
import { PlacesPart } from "./places-part";

/** The agenda's page for one day, with the way to the others, to the calendar and to paper. */
export async function Agenda({
  programme,
  date,
  locale,
}: {
  programme: Programme;
  date: string;
  locale: Locale;
}) {
  const t = await getTranslations("public.agenda");
  const news = await getTranslations("public.news");
  const { raw } = loose(await getTranslations("public.star"));
  const { head } = programme;
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}`;
  const base = `/${locale}${path}`;
  const slots = programme.slots.filter((slot) => slot.day === date);
  const hasSessions = programme.slots.length > 0;
  return (
    <PublicPage locale={locale} path={`${path}/agenda/${date}`} edition={head}>
      <main id="main" className="wrap">
        <div className={styles["agenda-head"]}>
          <div>
            <h1>{t("title")}</h1>
            {hasSessions && <AgendaZone programme={programme} date={date} locale={locale} />}
          </div>
          {hasSessions && <AgendaBoard programme={programme} date={date} locale={locale} />}
        </div>
        {hasSessions ? (
          <>
            <AgendaDays days={head.days} date={date} base={base} locale={locale} />
            <AgendaFind programme={programme} locale={locale} base={base} />
            <h2 className={styles.date}>{formatIsoDay(date, locale)}</h2>
            <div id="day">
              <AgendaDay programme={programme} slots={slots} base={base} locale={locale} />
            </div>
            {slots.length > 0 && !isSettled(head.phase) && (
              <LivePart
                name="AgendaStars"
                part={AgendaStars}
                given={{ edition: head.editionId, words: { mark: raw("mark"), clash: raw("clash") } }}
              />
            )}
          </>
        ) : (
          programme.sessions.length === 0 && (
            <p className="lead part">{t(isSettled(head.phase) ? "emptyOver" : "empty")}</p>
          )
        )}
        <PlacesPart programme={programme} />
        <ListedSessions programme={programme} base={base} title={t("listed")} />
        <div className={styles.saved}>
          {hasSessions && !isSettled(head.phase) && (
            <CalendarChoices
              path={`${path}/agenda.ics?lang=${locale}`}
              name={`${head.schoolTitle.text}, ${head.title.text}`}
              title={t("subscribe")}
              note={t("subscribeNote")}
            />
          )}
          <LivePart name="PrintButton" part={PrintButton} given={{ text: t("print") }} />
          <a className="act" href={`${base}/lite`}>
            {t("all")}
          </a>
          {programme.release && (
            <a className="act" href={`${base}/changes`}>
              {t("changes")}
            </a>
          )}
        </div>
        <OfflinePart head={head} base={base} />
        {programme.release && !isSettled(head.phase) && (
          <LivePart
            name="AgendaNews"
            part={AgendaNews}
            given={{
              edition: head.editionId,
              release: programme.release.number,
              changes: `${base}/changes`,
              words: { title: news("title"), all: news("all"), seen: news("seen") },
            }}
          />
        )}
      </main>
    </PublicPage>
  );
}

/** The days as tabs; they stay in sight. */
async function AgendaDays({
  days,
  date,
  base,
  locale,
}: {
  days: Programme["head"]["days"];
  date: string;
  base: string;
  locale: string;
}) {
  const t = await getTranslations("public.agenda");
  return (
    <nav className={`tabs ${styles.days}`} aria-label={t("days")}>
      {days.map((day) => (
        <a
          key={day.date}
          href={`${base}/agenda/${day.date}`}
          data-tab
          {...(day.date === date ? { "aria-current": "page" as const } : {})}
        >
          {formatShortDay(new Date(`${day.date}T12:00:00Z`), "UTC", locale)}{" "}
          <small data-day={day.date} hidden>
            {t("today")}
          </small>
        </a>
      ))}
    </nav>
  );
}
