import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { langOf } from "@/components/ui/localised";
import { formatTime } from "@/lib/platform/dates/format";
import type { Programme, ProgrammeSlot } from "@/lib/programme/queries/public-programme";
import styles from "./agenda.module.css";
import { SpokenLanguages } from "./spoken-languages";

interface SlotProps {
  programme: Programme;
  slot: ProgrammeSlot;
  /** The class that carries its place in the grid. */
  place: string;
  base: string;
  locale: string;
}

/** One session at one time in one room. */
export async function AgendaSlot({ programme, slot, place, base, locale }: SlotProps) {
  const session = programme.sessions.find((candidate) => candidate.id === slot.sessionId);
  if (!session) return null;
  const t = await getTranslations("public");
  const theme = programme.themes.find((candidate) => candidate.id === session.themeId);
  const room = programme.rooms.find((candidate) => candidate.id === slot.roomId);
  const cancelled = session.cancelled || slot.cancelled;
  const until = t("agenda.until", {
    time: formatTime(new Date(slot.endsAt), programme.head.timeZone, locale),
  });
  const classes = [
    styles.slot,
    "rail",
    `l-${theme?.colour ?? "all"}`,
    place,
    cancelled && styles["slot--gone"],
  ];
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <h4>
        <a href={`${base}/sessions/${session.address}`} {...langOf(session.title)}>
          {session.title.text}
        </a>
      </h4>
      <p className={styles.meta}>
        <span className={styles.place}>
          {t(`session.kind.${session.kind}`)}
          {room && <span className={styles.at}>, {room.name}</span>}, {until}
        </span>
      </p>
      <p className={styles.meta}>
        {theme ? (
          <span className="no">
            <span className="vh">{t("edition.line", { number: theme.number })}: </span>
            {theme.number}
          </span>
        ) : (
          <span className="no">{t("agenda.allLines")}</span>
        )}
        <SpokenLanguages session={session} locale={locale} />
        {cancelled && <span className="tag">{t("agenda.cancelled")}</span>}
      </p>
    </li>
  );
}

/** A break: where all lines meet. */
export async function AgendaBreak({
  programme,
  slot,
  place,
}: Pick<SlotProps, "programme" | "slot" | "place">) {
  const t = await getTranslations("public.agenda");
  const room = programme.rooms.find((candidate) => candidate.id === slot.roomId);
  const minutes = Math.round((Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000);
  return (
    <div className={`${styles.interchange} ${place}`}>
      <Icon name="cup" />
      <p>
        <b {...langOf(slot.title)}>{slot.title?.text}</b>
        <span>
          {[room?.name, t("minutes", { count: minutes })].filter(Boolean).join(", ")}.{" "}
          {!slot.roomId && t("meeting")}
        </span>
      </p>
    </div>
  );
}
