import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { Icon } from "@/components/ui/icon";
import { langOf } from "@/components/ui/localised";
import type { Programme, ProgrammeSession, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import { heardLanguages } from "@/lib/agenda/rules/find-sessions";
import { roomWords } from "@/lib/agenda/rules/room-words";
import { isSettled } from "@/lib/editions/rules/phases";
import { dateInZone } from "@/lib/platform/dates/reader-zone";
import { shownTime } from "@/lib/platform/dates/shown-time";
import { localMinute } from "@/lib/platform/dates/zones";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { isMeal } from "@/lib/programme/rules/breaks";
import styles from "./agenda.module.css";
import { SlotMark } from "./slot-mark";
import { SpokenLanguages } from "./spoken-languages";

interface SlotProps {
  programme: Programme;
  slot: ProgrammeSlot;
  /** The class that carries its area of the grid. */
  area: string;
  base: string;
  locale: string;
}

/** So many names stand on a card; the others are counted. */
const NAMED = 3;

/** Whom one comes to hear, each once: those who interpret are told as languages. */
function personsOf({ people }: ProgrammeSession) {
  const heard = people.filter(({ role }) => role !== "interpreter");
  return [...new Map(heard.map((person) => [person.id, person])).values()];
}

/** One session at one time in one room. */
export async function AgendaSlot({ programme, slot, area, base, locale }: SlotProps) {
  const session = programme.sessions.find((candidate) => candidate.id === slot.sessionId);
  if (!session) return null;
  const [t, site] = await Promise.all([getTranslations("public"), getTranslations("site")]);
  const theme = programme.themes.find((candidate) => candidate.id === session.themeId);
  const room = programme.rooms.find((candidate) => candidate.id === slot.roomId);
  const cancelled = session.cancelled || slot.cancelled;
  const people = personsOf(session);
  const { timeZone } = programme.head;
  const begins = dateInZone(new Date(slot.startsAt), timeZone);
  const until = t.rich("agenda.until", {
    time: shownTime(new Date(slot.endsAt), begins, timeZone, locale),
    at: (time) => (
      <time dateTime={slot.endsAt} data-beside={slot.startsAt}>
        {time}
      </time>
    ),
  });
  const classes = [
    styles.slot,
    "rail",
    `l-${theme?.colour ?? "all"}`,
    area,
    cancelled && styles["slot--gone"],
  ];
  return (
    <li
      className={classes.filter(Boolean).join(" ")}
      data-until={slot.endsAt}
      data-kind={session.kind}
      data-languages={heardLanguages(session).join(" ")}
      {...(theme ? { "data-theme": theme.number } : {})}
      {...(room ? { "data-room": room.address } : {})}
      {...(cancelled ? { "data-gone": "" } : {})}
    >
      <h4>
        <a href={`${base}/sessions/${session.address}`} {...langOf(session.title)}>
          {session.title.text}
        </a>
      </h4>
      {people.length > 0 && (
        <p className={styles.people}>
          {people.slice(0, NAMED).map(({ id, fullName }, at) => (
            <Fragment key={id}>
              {at > 0 && ", "}
              <bdi>{fullName}</bdi>
            </Fragment>
          ))}
          {people.length > NAMED && ` ${t("agenda.more", { count: people.length - NAMED })}`}
        </p>
      )}
      <p className={styles.meta}>
        <span className={styles.placement}>
          {t(`session.kind.${session.kind}`)}
          {room && (
            <span className={styles.at}>
              ,{" "}
              <bdi dir="auto" data-at>
                {roomWords(room)}
              </bdi>
            </span>
          )}
          , {until}
        </span>
      </p>
      <p className={styles.meta}>
        {theme ? (
          <span className="no">
            <span className="vh">{asLabel(site, t("edition.theme", { number: theme.number }))} </span>
            {theme.number}
          </span>
        ) : (
          <span className="no">{t("agenda.allThemes")}</span>
        )}
        <SpokenLanguages session={session} locale={locale} />
        {session.signsUp && !cancelled && !isSettled(programme.head.phase) && (
          <span className="tag tag--plain" data-places={session.number}>
            {t("places.label")}
          </span>
        )}
        <SlotMark programme={programme} slot={slot} cancelled={cancelled} locale={locale} />
      </p>
    </li>
  );
}

/** A break: where all lines meet. */
export async function AgendaBreak({ programme, slot, area }: Pick<SlotProps, "programme" | "slot" | "area">) {
  const t = await getTranslations("public.agenda");
  const room = programme.rooms.find((candidate) => candidate.id === slot.roomId);
  const minutes = Math.round((Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000);
  const meal = isMeal(localMinute(new Date(slot.startsAt), programme.head.timeZone), minutes);
  return (
    <div className={`${styles.interchange} ${area}`} data-until={slot.endsAt}>
      <Icon name={meal ? "meal" : "cup"} />
      <p>
        <b {...langOf(slot.title)}>{slot.title?.text}</b>
        <span>
          {[room && roomWords(room), t("minutes", { count: minutes })].filter(Boolean).join(", ")}.{" "}
          {!slot.roomId && t("meeting")}
        </span>
      </p>
    </div>
  );
}
