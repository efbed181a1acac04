"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { DayClock } from "@/lib/agenda/rules/day-clock";
import { formatShortDay } from "@/lib/platform/dates/format";
import styles from "./board.module.css";
import type { BoardTarget } from "./board-target";
import { type BoardItem, type BoardRoom, GRID_STEP, gridSpan, type Moment, momentAt } from "./board-view";
import { ALL_ROOMS, layBoard } from "./lay-board";

/** Minutes between the places one can pick on the grid. */
const PLACE_STEP = 30;

interface DayGridProps {
  items: BoardItem[];
  rooms: BoardRoom[];
  view: "grid" | "list";
  clock: DayClock;
  card: (item: BoardItem) => ReactNode;
  /** Something is picked: every free half hour of every room becomes a button. */
  schedule: ((room: string, moment: Moment) => void) | null;
  /** Names a card that may be dragged. */
  dragId: (item: BoardItem) => string | undefined;
  /** Where what is held would lie; where keys take it, it is kept in sight. */
  target: (BoardTarget & { byKeys: boolean }) | null;
}

/**
 * One day as rooms × time where there is room for it, else as a list in order of time: one markup. Positions are set by
 * script, because the page's policy forbids style attributes; without script it is the list.
 */
export function DayGrid({ items, rooms, view, clock, card, dragId, schedule, target }: DayGridProps) {
  const t = useTranslations("desk-programme");
  const language = useLocale();
  const grid = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const { from, to } = gridSpan(
    target ? [...items, { start: target.minute, minutes: target.minutes }] : items,
  );
  const row = (minute: number) => Math.round((minute - from) / GRID_STEP) + 2;
  const board = layBoard(items, rooms, row);
  const { columns } = board;
  const marks = hours(from, to);
  const under = target && columns.find(({ id }) => id === target.room);
  const ghost = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place
  useEffect(() => {
    if (target?.byKeys) ghost.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [target?.room, target?.minute]);

  useLayoutEffect(() => {
    setReady(view === "grid");
    const element = grid.current;
    if (!element) return;
    element.style.gridTemplateColumns = view === "grid" ? `4rem ${board.template}` : "";
    for (const child of element.querySelectorAll<HTMLElement>("[data-area]"))
      child.style.gridArea = view === "grid" ? (child.dataset.area ?? "") : "";
  });

  if (items.length === 0 && !schedule)
    return (
      <div className="empty">
        <p>{t("empty-day")}</p>
      </div>
    );
  return (
    <div className="scroll">
      <div ref={grid} className={ready ? styles.timegrid : styles.timelist}>
        {columns.map(({ id, area }) => (
          <div
            className={styles["room-head"]}
            dir="auto"
            key={id}
            data-room={rooms.some((room) => room.id === id) ? id : undefined}
            data-area={`1 / ${area}`}
          >
            {rooms.find((room) => room.id === id)?.name ?? t(id === ALL_ROOMS ? "all-rooms" : "room-open")}
          </div>
        ))}
        {marks.map((minute) => (
          <div
            className={styles.hour}
            key={minute}
            data-minute={minute}
            data-area={`${row(minute)} / 1 / span ${60 / GRID_STEP} / -1`}
          >
            {label(minute)}
          </div>
        ))}
        {schedule
          ? columns
              .filter(({ id }) => rooms.some((room) => room.id === id))
              .flatMap(({ id, start, width }) => {
                const room = rooms.find((one) => one.id === id)?.name ?? "";
                return halves(from, to).map((minute) => (
                  <button
                    type="button"
                    className={styles.cell}
                    key={`${id}${minute}`}
                    data-area={`${row(minute)} / ${start} / span ${PLACE_STEP / GRID_STEP} / ${width}`}
                    onClick={() => schedule(id, momentAt(minute, clock))}
                  >
                    <span className="vh" dir="auto">
                      {t("put-here", { room, time: label(minute) })}
                    </span>
                  </button>
                ));
              })
          : null}
        {target && under ? (
          <div
            ref={ghost}
            className={styles.target}
            aria-hidden="true"
            data-area={`${row(target.minute)} / ${under.start} / ${row(target.minute + target.minutes)} / ${under.width}`}
          />
        ) : null}
        {items.map((item, index) => (
          <div
            className={styles.scheduled}
            key={item.slotId}
            data-area={board.areas[index]}
            data-card={dragId(item)}
          >
            {card(item)}
            {dragId(item) ? <span className={styles.lengthen} data-lengthen aria-hidden="true" /> : null}
            <small className={`${styles["in-list"]} muted`} dir="auto">
              {rooms.find((room) => room.id === item.room)?.name ?? ""}
            </small>
          </div>
        ))}
      </div>
    </div>
  );

  /** The clock; after midnight with the date, and twice where the clocks show the hour twice. */
  function label(minute: number): string {
    const { date, time } = momentAt(minute, clock);
    if (date === clock.date) return time;
    return `${formatShortDay(new Date(`${date}T12:00:00Z`), "UTC", language)}, ${time}`;
  }
}

function hours(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, index) => from + index * 60);
}

function halves(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / PLACE_STEP }, (_, index) => from + index * PLACE_STEP);
}
