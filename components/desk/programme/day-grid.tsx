"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { type BoardItem, type BoardRoom, clockText, GRID_STEP, gridSpan } from "./board-view";

/** Minutes between the places one can pick on the grid. */
const PLACE_STEP = 30;

interface DayGridProps {
  items: BoardItem[];
  rooms: BoardRoom[];
  view: "grid" | "list";
  card: (item: BoardItem) => ReactNode;
  /** Something is picked: every free half hour of every room becomes a button. */
  place: ((room: string, time: string) => void) | null;
}

/**
 * One day as rooms × time where there is room for it, else as a list in order of time: one markup. Positions are set by
 * script, because the page's policy forbids style attributes; without script it is the list.
 */
export function DayGrid({ items, rooms, view, card, place }: DayGridProps) {
  const t = useTranslations("desk-programme");
  const grid = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const { from, to } = gridSpan(items);
  const roomless = items.some((item) => item.kind === "session" && item.room === null);
  const columns = [...rooms.map((room) => room.id), ...(roomless ? [""] : [])];
  const row = (minute: number) => Math.round((minute - from) / GRID_STEP) + 2;
  const column = (room: string | null) => columns.indexOf(room ?? "") + 2;
  const marks = hours(from, to);

  useLayoutEffect(() => {
    setReady(view === "grid");
    const element = grid.current;
    if (!element) return;
    element.style.gridTemplateColumns =
      view === "grid" ? `4rem repeat(${Math.max(1, columns.length)}, minmax(9rem, 1fr))` : "";
    for (const child of element.querySelectorAll<HTMLElement>("[data-area]"))
      child.style.gridArea = view === "grid" ? (child.dataset.area ?? "") : "";
  });

  if (items.length === 0 && !place)
    return (
      <div className="empty">
        <p>{t("empty-day")}</p>
      </div>
    );
  return (
    <div className="scroll">
      <div ref={grid} className={ready ? "timegrid" : "timelist"}>
        {columns.map((id, index) => (
          <div className="room-head" key={id} data-area={`1 / ${index + 2}`}>
            {rooms.find((room) => room.id === id)?.name ?? t("room-open")}
          </div>
        ))}
        {marks.map((minute) => (
          <div className="hour" key={minute} data-area={`${row(minute)} / 1 / span ${60 / GRID_STEP} / -1`}>
            {clockText(minute)}
          </div>
        ))}
        {place
          ? rooms.flatMap((room) =>
              halves(from, to).map((minute) => (
                <button
                  type="button"
                  className="cell"
                  key={`${room.id}${minute}`}
                  data-area={`${row(minute)} / ${column(room.id)} / span ${PLACE_STEP / GRID_STEP}`}
                  onClick={() => place(room.id, clockText(minute))}
                >
                  <span className="vh">{t("put-here", { room: room.name, time: clockText(minute) })}</span>
                </button>
              )),
            )
          : null}
        {items.map((item) => (
          <div className="placed" key={item.slotId} data-area={area(item)}>
            {card(item)}
            <small className="in-list muted">{rooms.find((room) => room.id === item.room)?.name ?? ""}</small>
          </div>
        ))}
      </div>
    </div>
  );

  function area(item: BoardItem): string {
    const rows = `${row(item.start)}`;
    const length = `span ${Math.max(1, Math.round(item.minutes / GRID_STEP))}`;
    // A break without a room runs across all of them.
    if (item.kind !== "session" && item.room === null) return `${rows} / 2 / ${length} / -1`;
    return `${rows} / ${column(item.room)} / ${length}`;
  }
}

function hours(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / 60 }, (_, index) => from + index * 60);
}

function halves(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / PLACE_STEP }, (_, index) => from + index * PLACE_STEP);
}
