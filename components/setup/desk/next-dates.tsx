import { getLocale, getTranslations } from "next-intl/server";
import { formatDayAndTime, formatTime, nameIsoDay } from "@/lib/platform/dates/format";
import { asLabel } from "@/lib/platform/i18n/as-label";
import type { previewNext } from "@/lib/setup/queries/next-source";

interface NextDatesProps {
  dates: Awaited<ReturnType<typeof previewNext>>["dates"];
  zone: string;
}

/** Every day with its hours, the window of the registration, and what the clocks or the calendar make otherwise. */
export async function NextDates({ dates, zone }: NextDatesProps) {
  const [t, site, language] = await Promise.all([
    getTranslations("next-edition"),
    getTranslations("site"),
    getLocale(),
  ]);
  const { days, opensAt, closesAt, clocks, over, otherWeekday } = dates;
  const local = (meant: string) => `${nameIsoDay(meant.slice(0, 10), language)}, ${meant.slice(11, 16)}`;
  const window = [
    ["opens", opensAt],
    ["closes", closesAt],
  ] as const;
  return (
    <>
      <h2 className="above-5">{t("dates")}</h2>
      <ul className="plain above-3">
        {days.map(({ from, date, startsAt, endsAt }) => (
          <li key={date}>
            {nameIsoDay(date, language)}
            {[startsAt, endsAt].some(Boolean)
              ? `, ${[startsAt, endsAt].map((at) => (at ? formatTime(at, zone, language) : "…")).join(" – ")}`
              : ""}
            {from ? (
              <small className="muted"> ({t("was", { date: nameIsoDay(from.date, language) })})</small>
            ) : null}
          </li>
        ))}
        {window.map(([key, at]) =>
          at ? (
            <li key={key}>
              {asLabel(site, t(key))} {formatDayAndTime(at, zone, language)}
            </li>
          ) : null,
        )}
      </ul>
      {otherWeekday ? <p className="said said--note">{t("weekday")}</p> : null}
      {over.map((what) => (
        <p className="said said--note" key={what}>
          {t(`over.${what}`)}
        </p>
      ))}
      {clocks.map((note) => (
        <p className="said said--note" key={`${note.what} ${note.meant}`}>
          {t(`clocks.${note.clocks}`, { meant: local(note.meant), taken: local(note.taken) })}
        </p>
      ))}
    </>
  );
}
