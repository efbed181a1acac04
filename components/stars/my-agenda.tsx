import { getTranslations } from "next-intl/server";
import { CalendarChoices } from "@/components/layout/calendar-choices";
import { SessionRoom } from "@/components/programme/session-room";
import { ButtonLink } from "@/components/ui/button";
import { Localised, langOf } from "@/components/ui/localised";
import { PrintButton } from "@/components/ui/print-button";
import { isSettled } from "@/lib/editions/rules/phases";
import { formatIsoDay, nameZone } from "@/lib/platform/dates/format";
import { shownTime } from "@/lib/platform/dates/shown-time";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyAgenda as Content, MyEntry } from "@/lib/stars/queries/my-agenda";
import type { Before } from "@/lib/stars/rules/my-day";
import { type BringAction, DeviceStars } from "./device-stars";
import { EndCalendarForm } from "./end-calendar-form";
import styles from "./my-agenda.module.css";
import { type ChooseAction, StarForm } from "./star-form";

export interface MyAgendaProps {
  locale: Locale;
  agenda: Content;
  /** The registration. */
  own: string;
  /** The address of this page, with its language. */
  base: string;
  bring: BringAction;
  choose: ChooseAction;
  /** Ends the address of their own calendar. */
  end: ChooseAction;
  /** It was ended just now. */
  ended: boolean;
  hidden: Record<string, string>;
}

/** What somebody marked, day by day: when, where, what is free between, and what is at the same time. */
export async function MyAgenda(props: MyAgendaProps) {
  const { locale, agenda, own, base, bring, hidden } = props;
  const { programme, days, untimed, vanished, stars } = agenda;
  const { head } = programme;
  const [t, site] = await Promise.all([getTranslations("my-sessions"), getTranslations("public.agenda")]);
  const count = Object.values(stars).filter(({ marked }) => marked).length;
  const address = `/${locale}/schools/${head.schoolSlug}/${head.editionSlug}`;
  return (
    <>
      <title>{`${t("title")}. ${head.title.text}`}</title>
      <h1 className="ask-h1">{t("title")}</h1>
      <p className="lead above-3">{count === 0 ? t("none") : t("count", { count })}</p>
      {days.length > 0 && (
        <p className="small muted above-2">{site("zone", { zone: nameZone(head.timeZone, locale) })}</p>
      )}
      <div className={styles.head}>
        {!isSettled(head.phase) && programme.sessions.length > 0 && (
          <ButtonLink href={`${base}/choose`} quiet small>
            {t("choose")}
          </ButtonLink>
        )}
        <a className="act" href={`${address}/agenda`}>
          {t("agenda")}
        </a>
        {count > 0 && <PrintButton text={site("print")} />}
      </div>
      <DeviceStars
        edition={head.editionId}
        own={own}
        stored={stars}
        action={bring}
        hidden={hidden}
        words={{
          others: t("device.others"),
          instead: t("device.instead"),
          failed: t("device.failed"),
          again: t("device.again"),
          forget: t("device.forget"),
          forgotten: t("device.forgotten"),
        }}
      />
      {days.map(({ date, entries }) => (
        <section key={date} className={styles.day} aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`}>{formatIsoDay(date, locale)}</h2>
          <ol className={`plain ${styles.entries}`}>
            {entries.map(({ entry, before }) => (
              <Entry
                key={`${entry.session.id} ${entry.from}`}
                {...{ ...props, entry, before, date, address }}
              />
            ))}
          </ol>
        </section>
      ))}
      {untimed.length > 0 && (
        <section className={styles.day} aria-labelledby="untimed">
          <h2 id="untimed">{site("listed")}</h2>
          <ul className={`plain ${styles.entries}`}>
            {untimed.map((session) => (
              <li key={session.id} className={`rail ${styles.entry} ${lineOf(agenda, session)}`}>
                <span />
                <h3 className="h4">
                  <a href={`${address}/sessions/${session.address}`} {...langOf(session.title)}>
                    {session.title.text}
                  </a>
                </h3>
                <TakeAway {...props} session={session} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <OwnCalendar {...props} />
      {vanished > 0 && <p className="above-5">{t("vanished", { count: vanished })}</p>}
    </>
  );
}

/** The way into a calendar program, which then follows what is marked; and how to end it. */
async function OwnCalendar({ locale, agenda, end, ended, hidden }: MyAgendaProps) {
  const { head } = agenda.programme;
  if (isSettled(head.phase)) return null;
  const t = await getTranslations("my-sessions");
  return (
    <section id="calendar" className={`above-6 ${styles.calendar}`}>
      {ended && (
        <p className={styles.saved} role="status">
          {t("calendar.ended")}
        </p>
      )}
      <CalendarChoices
        path={`${agenda.calendar}?lang=${locale}`}
        name={`${t("title")}, ${head.title.text}`}
        title={t("calendar.title")}
        note={t("calendar.note")}
      />
      <EndCalendarForm
        action={end}
        hidden={hidden}
        title={t("calendar.endTitle")}
        text={t("calendar.endText")}
        submit={t("calendar.end")}
        failed={t("failed")}
      />
    </section>
  );
}

const lineOf = ({ programme }: Content, { themeId }: { themeId: string | null }) =>
  `l-${programme.themes.find(({ id }) => id === themeId)?.colour ?? "all"}`;

interface EntryProps extends MyAgendaProps {
  entry: MyEntry;
  before: Before<MyEntry> | null;
  date: string;
  /** Of the edition. */
  address: string;
}

/** What lies before a session, and the session. */
async function Entry(props: EntryProps) {
  const { locale, agenda, entry, before, date, address } = props;
  const { session, room, startsAt, endsAt, cancelled } = entry;
  const { timeZone } = agenda.programme.head;
  const [t, site] = await Promise.all([getTranslations("my-sessions"), getTranslations("public.agenda")]);
  const at = (instant: Date) => shownTime(instant, date, timeZone, locale);
  return (
    <>
      {before && <Between before={before} />}
      <li className={`rail ${styles.entry} ${lineOf(agenda, session)} ${cancelled ? styles.gone : ""}`}>
        <p className={styles.time}>
          <time dateTime={startsAt.toISOString()}>{at(startsAt)}</time>
          <small>
            {site.rich("until", {
              time: at(endsAt),
              at: (time) => <time dateTime={endsAt.toISOString()}>{time}</time>,
            })}
          </small>
        </p>
        <div>
          <h3 className="h4">
            <a href={`${address}/sessions/${session.address}`} {...langOf(session.title)}>
              {session.title.text}
            </a>
          </h3>
          {room && (
            <p className={`above-2 ${styles.room}`}>
              <SessionRoom room={room} base={address} />
            </p>
          )}
          {cancelled && <p className="tag tag--full above-2">{site("cancelled")}</p>}
          {before && before.clashes.length > 0 && (
            <p className={styles.clash}>
              {t("clash")}{" "}
              {before.clashes.map((other, index) => (
                <span key={`${other.session.id} ${other.from}`}>
                  {index > 0 && ", "}
                  <Localised text={other.session.title} />
                </span>
              ))}
            </p>
          )}
        </div>
        <TakeAway {...props} session={session} />
      </li>
    </>
  );
}

/** How long is free, and where one has to go. */
async function Between({ before: { free, move } }: { before: Before<MyEntry> }) {
  const t = await getTranslations("my-sessions");
  const said = [
    free > 0 && t("free", { hours: Math.floor(free / 60), minutes: free % 60 }),
    move && t(`move.${move}`),
  ].filter(Boolean);
  if (said.length === 0) return null;
  return <li className={styles.between}>{said.join(" ")}</li>;
}

async function TakeAway({ choose, hidden, session }: MyAgendaProps & { session: MyEntry["session"] }) {
  const t = await getTranslations("my-sessions");
  return (
    <StarForm
      action={choose}
      hidden={hidden}
      number={session.number}
      text={t("takeAway", { title: session.title.text })}
      failed={t("failed")}
    />
  );
}
