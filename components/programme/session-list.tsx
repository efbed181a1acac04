import { getTranslations } from "next-intl/server";
import { langOf, Typed } from "@/components/ui/localised";
import type { Programme, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import { roomWords } from "@/lib/agenda/rules/room-words";
import { formatIsoDay } from "@/lib/platform/dates/format";
import { shownRange } from "@/lib/platform/dates/shown-time";
import { SpokenLanguages } from "./spoken-languages";

/** All days, one under the other, as plain as it gets: for reading without script, for paper, for results. */
export async function SessionList({
  programme,
  slots,
  base,
  locale,
}: {
  programme: Programme;
  slots: readonly ProgrammeSlot[];
  base: string;
  locale: string;
}) {
  const t = await getTranslations("public");
  const { head } = programme;
  const days = head.days.filter((day) => slots.some((slot) => slot.day === day.date));
  return days.map((day) => (
    <section key={day.date} className="above-6" aria-labelledby={`day-${day.date}`}>
      <h2 id={`day-${day.date}`}>{formatIsoDay(day.date, locale)}</h2>
      <ul className="plain above-3">
        {slots
          .filter((slot) => slot.day === day.date)
          .map((slot) => {
            const session = programme.sessions.find((candidate) => candidate.id === slot.sessionId);
            const room = programme.rooms.find((candidate) => candidate.id === slot.roomId);
            const title = session?.title ?? slot.title;
            return (
              <li
                key={`${slot.startsAt}-${slot.sessionId ?? slot.roomId}-${slot.ordinal}`}
                className="above-3"
              >
                <p className="sign">
                  {shownRange(
                    new Date(slot.startsAt),
                    new Date(slot.endsAt),
                    day.date,
                    head.timeZone,
                    locale,
                  )}
                  {room && " · "}
                  <Typed>{room && roomWords(room)}</Typed>
                </p>
                <h3 {...langOf(title)}>
                  {session ? (
                    <a href={`${base}/sessions/${session.address}`}>{session.title.text}</a>
                  ) : (
                    title?.text
                  )}
                </h3>
                {session && (
                  <p className="row">
                    <span className="muted">
                      {session.people
                        .filter((person) => person.role !== "interpreter")
                        .map((person, at) => (
                          <span key={person.id + person.role}>
                            {at > 0 && ", "}
                            <Typed>{person.fullName}</Typed>
                          </span>
                        ))}
                    </span>{" "}
                    <SpokenLanguages session={session} locale={locale} />
                    {(session.cancelled || slot.cancelled) && (
                      <span className="tag">{t("agenda.cancelled")}</span>
                    )}
                  </p>
                )}
              </li>
            );
          })}
      </ul>
    </section>
  ));
}
