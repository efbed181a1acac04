import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { langOf, Typed } from "@/components/ui/localised";
import type { Programme, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import { gridFrom, gridRooms, layGrid } from "@/lib/agenda/rules/agenda-grid";
import { dayVenues, withoutVenue } from "@/lib/agenda/rules/housed-rooms";
import { shownTime } from "@/lib/platform/dates/shown-time";
import styles from "./agenda.module.css";
import { AgendaBreak, AgendaSlot } from "./agenda-slot";

interface DayProps {
  programme: Programme;
  slots: readonly ProgrammeSlot[];
  base: string;
  locale: string;
}

/**
 * One day: a list on a phone; the same items in a grid of rooms and time as soon as the rooms have width, and as cards
 * below their time until then. One markup, placed by CSS.
 */
export async function AgendaDay({ programme: whole, slots, base, locale }: DayProps) {
  const t = await getTranslations("public.agenda");
  if (slots.length === 0) return <p className="lead part">{t("emptyDay")}</p>;
  const houses = dayVenues(whole.rooms, slots);
  const programme = houses.length > 1 ? whole : { ...whole, rooms: whole.rooms.map(withoutVenue) };
  const rooms = gridRooms(programme.rooms, slots);
  const forAll = new Set(
    programme.sessions.filter((session) => !session.themeId).map((session) => session.id),
  );
  const grid = layGrid(
    slots.map((slot) => ({ ...slot, wide: slot.sessionId !== null && forAll.has(slot.sessionId) })),
    rooms,
  );
  const { areas } = grid;
  const starts = [...new Set(slots.map((slot) => slot.startsAt))];
  const rowOf = (start: string) => areas[slots.findIndex((slot) => slot.startsAt === start)]?.row ?? 1;
  const css = [
    // A row is as high as its share of the usual quarter of an hour.
    `.rooms{--rooms:${Math.max(1, grid.columns)};--row:${(0.875 * grid.minutes) / 15}rem}`,
    ...grid.rooms.map((room, index) => `.c${index}{grid-column:${room.first} / span ${room.columns}}`),
    ...areas.map((area, index) => `.s${index}{--c:${area.column};--r:${area.row};--n:${area.span}}`),
    ...starts.map((start, index) => `.t${index}{--r:${rowOf(start)}}`),
  ].join("");
  return (
    <>
      <style>{css}</style>
      {houses.length > 0 && (
        <p className={styles.venues}>
          {houses.map(({ id, name }, index) => (
            <Fragment key={id}>
              {index > 0 && " · "}
              <a href={`${base}#venue-${id}`} {...langOf(name)}>
                {name.text}
              </a>
            </Fragment>
          ))}
        </p>
      )}
      <div className={`${styles.grid} rooms ${styles[gridFrom(grid.columns)] ?? ""}`}>
        <p className={`${styles.room} ${styles.corner}`} aria-hidden="true" />
        {rooms.map((room, index) => (
          <p key={room.id} className={`${styles.room} c${index}`} aria-hidden="true">
            <Typed>{room.name}</Typed>{" "}
            <small {...langOf(room.floor)}>
              {room.capacity ? t("seats", { count: room.capacity }) : room.floor?.text}
            </small>
            {room.venue && <small {...langOf(room.venue)}>{room.venue.text}</small>}
          </p>
        ))}
        {starts.map((start, bucket) => {
          const here = slots
            .map((slot, index) => ({ slot, area: `s${index}` }))
            .filter(({ slot }) => slot.startsAt === start);
          const sessions = here.filter(({ slot }) => slot.kind === "session");
          const breaks = here.filter(({ slot }) => slot.kind !== "session");
          return (
            <section
              key={start}
              className={`${styles.bucket} ${sessions.length === 0 ? styles["bucket--break"] : ""}`}
              aria-labelledby={`t${bucket}`}
            >
              <h3 className={`${styles.time} t${bucket}`} id={`t${bucket}`}>
                <time dateTime={start}>
                  {shownTime(new Date(start), slots[0]?.day ?? "", programme.head.timeZone, locale)}
                </time>
              </h3>
              <div className={styles.here}>
                {breaks.map(({ slot, area }) => (
                  <AgendaBreak key={area} programme={programme} slot={slot} area={area} />
                ))}
                {sessions.length > 0 && (
                  <ol className={`plain ${styles.slots}`}>
                    {sessions.map(({ slot, area }) => (
                      <AgendaSlot
                        key={area}
                        programme={programme}
                        slot={slot}
                        area={area}
                        base={base}
                        locale={locale}
                      />
                    ))}
                  </ol>
                )}
              </div>
            </section>
          );
        })}
      </div>
    </>
  );
}
