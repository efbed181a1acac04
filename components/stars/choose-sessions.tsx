import { getTranslations } from "next-intl/server";
import { formWords } from "@/components/registration/form-words";
import { Localised } from "@/components/ui/localised";
import type { ProgrammeSession } from "@/lib/agenda/queries/public-programme";
import { roomWords } from "@/lib/agenda/rules/room-words";
import { timesOfSession } from "@/lib/agenda/rules/session-times";
import { formatIsoDay, formatShortDay } from "@/lib/platform/dates/format";
import { shownRange } from "@/lib/platform/dates/shown-time";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MyAgenda } from "@/lib/stars/queries/my-agenda";
import { ChooseForm } from "./choose-form";
import type { ChooseAction } from "./star-form";

interface ChooseProps {
  locale: Locale;
  agenda: MyAgenda;
  /** What is asked for: an ISO date; any other is the first day with sessions. */
  day: string;
  /** The address of this page, with its language. */
  base: string;
  action: ChooseAction;
  hidden: Record<string, string>;
}

/** The sessions of a day to tick; those without a time stand with each. */
export async function ChooseSessions({ locale, agenda, day: asked, base, action, hidden }: ChooseProps) {
  const { programme, stars } = agenda;
  const { head, slots } = programme;
  const [t, site, words] = await Promise.all([
    getTranslations("my-sessions"),
    getTranslations("public.agenda"),
    formWords(),
  ]);
  const days = head.days.map(({ date }) => date);
  const day =
    days.find((date) => date === asked) ?? days.find((date) => slots.some((slot) => slot.day === date));
  const offered = programme.sessions.flatMap((session) => {
    const times = timesOfSession(slots, session);
    const here = times.filter((slot) => slot.day === day);
    return times.length === 0 || here.length > 0 ? [{ session, here }] : [];
  });
  const start = ({ here }: (typeof offered)[number]) => here[0]?.startsAt ?? "9999";
  offered.sort((one, other) => start(one).localeCompare(start(other)));
  const isMarked = ({ number }: ProgrammeSession) => stars[number]?.marked === true;
  return (
    <>
      <title>{`${t("choose")}. ${head.title.text}`}</title>
      <h1 className="ask-h1">{t("choose")}</h1>
      {days.length > 1 && (
        <nav className="tabs above-4" aria-label={site("days")}>
          {days.map((date) => (
            <a
              key={date}
              href={`${base}?day=${date}`}
              {...(date === day ? { "aria-current": "page" as const } : {})}
            >
              {formatShortDay(new Date(`${date}T12:00:00Z`), "UTC", locale)}
            </a>
          ))}
        </nav>
      )}
      <h2 className="above-5">{day ? formatIsoDay(day, locale) : site("listed")}</h2>
      <ChooseForm
        key={day}
        action={action}
        words={words}
        submit={t("save")}
        hidden={{
          ...hidden,
          shown: offered.map(({ session }) => session.number).join(" "),
          seen: offered
            .filter(({ session }) => isMarked(session))
            .map(({ session }) => session.number)
            .join(" "),
        }}
        sessions={offered.map(({ session, here }) => ({
          number: session.number,
          marked: isMarked(session),
          title: <Localised text={session.title} />,
          when: [
            ...here.map((slot) => {
              const room = programme.rooms.find(({ id }) => id === slot.roomId);
              const [from, until] = [new Date(slot.startsAt), new Date(slot.endsAt)];
              const time = shownRange(from, until, slot.day, head.timeZone, locale);
              return room ? `${time}, ${roomWords(room)}` : time;
            }),
            ...(session.cancelled ? [site("cancelled")] : []),
          ].join("; "),
        }))}
      />
    </>
  );
}
