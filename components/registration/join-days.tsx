import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import { formatDayAndTime, formatIsoDay, formatTime } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { JoinDay } from "@/lib/registration/queries/join-links";

/** Where to join online, day by day: the link beside its sessions, or from when it will be here. */
export async function JoinDays({ days, zone, locale }: { days: JoinDay[]; zone: string; locale: Locale }) {
  if (days.length === 0) return null;
  const t = await getTranslations("registration.join");
  return (
    <section className="above-6">
      <h2 className="h3">{t("title")}</h2>
      {days.map((day) => (
        <div key={day.date + day.room} className="above-3">
          <p>
            <b>{formatIsoDay(day.date, locale)}</b>, {day.room}
          </p>
          <ul>
            {day.sessions.map((session) => (
              <li key={session.startsAt.toISOString() + session.title?.text}>
                {formatTime(session.startsAt, zone, locale)} <Localised text={session.title} />
              </li>
            ))}
          </ul>
          {day.link ? (
            <p>
              <a href={day.link} rel="noreferrer">
                {day.link}
              </a>
            </p>
          ) : (
            <p className="muted">{t("from", { at: formatDayAndTime(day.from, zone, locale) })}</p>
          )}
        </div>
      ))}
    </section>
  );
}
