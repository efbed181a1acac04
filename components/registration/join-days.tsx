import { getTranslations } from "next-intl/server";
import { Localised, Typed } from "@/components/ui/localised";
import { OutsideLink } from "@/components/ui/outside-link";
import { formatDayAndTime, formatIsoDay, formatTime } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { JoinDay } from "@/lib/registration/queries/join-links";

/** Where to join online, day by day: the link beside its sessions, or from when it will be here. */
export async function JoinDays({
  days,
  zone,
  locale,
  heading: Heading = "h2",
}: {
  days: JoinDay[];
  zone: string;
  locale: Locale;
  heading?: "h2" | "h4";
}) {
  if (days.length === 0) return null;
  const t = await getTranslations("registration.join");
  return (
    <section className={Heading === "h2" ? "above-6" : "above-4"}>
      <Heading className={Heading === "h2" ? "h3" : undefined}>{t("title")}</Heading>
      {days.map((day, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server; two rooms may be called the same
        <div key={index} className="above-3">
          <p>
            <b>{formatIsoDay(day.date, locale)}</b>, <Typed>{day.room}</Typed>
          </p>
          <ul className="plain">
            {day.sessions.map((session, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
              <li key={at}>
                {formatTime(session.startsAt, zone, locale)} <Localised text={session.title} />
              </li>
            ))}
          </ul>
          {day.link ? (
            <p>
              <OutsideLink href={day.link}>{day.link}</OutsideLink>
            </p>
          ) : (
            <p className="muted">{t("from", { at: formatDayAndTime(day.from, zone, locale) })}</p>
          )}
        </div>
      ))}
    </section>
  );
}
