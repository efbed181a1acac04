import { getTranslations } from "next-intl/server";
import { langOf, Typed } from "@/components/ui/localised";
import type { Programme, ProgrammeSession, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import { aroundSession } from "@/lib/agenda/rules/around";
import { roomWords } from "@/lib/agenda/rules/room-words";
import { formatTime } from "@/lib/platform/dates/format";
import styles from "./session-around.module.css";

/** So many that are on at the same time; the agenda has all. */
const MOST_BESIDE = 6;

/** What comes before and after a session, and what is on beside it: by the first of its times. */
export async function SessionAround({
  programme,
  session,
  base,
  locale,
}: {
  programme: Programme;
  session: ProgrammeSession;
  base: string;
  locale: string;
}) {
  const t = await getTranslations("public.session");
  const around = aroundSession(programme, session);
  if (!around) return null;
  const { previous, next, alsoNow } = around;
  const groups = [
    { name: t("before"), slots: previous ? [previous] : [] },
    { name: t("beside"), slots: alsoNow.slice(0, MOST_BESIDE) },
    { name: t("after"), slots: next ? [next] : [] },
  ].filter(({ slots }) => slots.length > 0);
  if (groups.length === 0) return null;
  return (
    <nav className={styles.around} aria-label={t("around")}>
      {groups.map(({ name, slots }) => (
        <div key={name}>
          <p className="over">{name}</p>
          {slots.map((slot) => (
            <Neighbour key={`${slot.sessionId} ${slot.ordinal}`} {...{ programme, slot, base, locale }} />
          ))}
        </div>
      ))}
    </nav>
  );
}

function Neighbour({
  programme,
  slot,
  base,
  locale,
}: {
  programme: Programme;
  slot: ProgrammeSlot;
  base: string;
  locale: string;
}) {
  const session = programme.sessions.find(({ id }) => id === slot.sessionId);
  if (!session) return null;
  const theme = programme.themes.find(({ id }) => id === session.themeId);
  const room = programme.rooms.find(({ id }) => id === slot.roomId);
  return (
    <p className={`${styles.neighbour} rail l-${theme?.colour ?? "all"}`}>
      <a href={`${base}/sessions/${session.address}`} {...langOf(session.title)}>
        {session.title.text}
      </a>{" "}
      <span className="muted">
        {formatTime(new Date(slot.startsAt), programme.head.timeZone, locale)}{" "}
        <Typed>{room && roomWords(room)}</Typed>
      </span>
    </p>
  );
}
