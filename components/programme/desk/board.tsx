"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DayClock } from "@/lib/agenda/rules/day-clock";
import styles from "./board.module.css";
import { BoardCard } from "./board-card";
import type { BoardDay, BoardItem, BoardRoom, Moment } from "./board-view";
import { DayGrid } from "./day-grid";
import { MoveDialog } from "./move-dialog";
import { type LastMove, UndoMove } from "./undo-move";

interface BoardProps {
  items: BoardItem[];
  unscheduled: BoardItem[];
  /** How many there are, and where all of them are shown. */
  unscheduledCount: number;
  unscheduledHref: string;
  days: BoardDay[];
  rooms: BoardRoom[];
  /** The rooms shown beside each other. */
  columns: BoardRoom[];
  clock: DayClock;
  /** The clocks show an hour twice in one of its nights. */
  asksHour: boolean;
  address: { school: string; edition: string };
  /** "/en/organise/s/e/programme" */
  base: string;
  view: "grid" | "list";
  mayEdit: boolean;
}

interface Moving {
  item: BoardItem;
  wanted: (Moment & { room: string }) | null;
}

/** What has no time yet beside one day of rooms and times; everything moves by one dialog. */
export function Board(props: BoardProps) {
  const { items, unscheduled, unscheduledCount, days, rooms, address, base, view, mayEdit } = props;
  const t = useTranslations("desk-programme");
  const [moving, setMoving] = useState<Moving | null>(null);
  const [picked, setPicked] = useState<BoardItem | null>(null);
  const [last, setLast] = useState<LastMove | null>(null);
  const [said, setSaid] = useState("");
  const card = (item: BoardItem) => (
    <BoardCard
      item={item}
      base={base}
      picked={picked !== null && sameItem(picked, item)}
      acts={
        mayEdit
          ? {
              move: () => setMoving({ item, wanted: null }),
              pick: view === "grid" ? () => setPicked(picked === item ? null : item) : null,
            }
          : null
      }
    />
  );
  return (
    <>
      <p className="vh" role="status">
        {said}
      </p>
      {last ? (
        <UndoMove
          key={`${last.did}${last.item.slotId ?? last.item.sessionId}${last.item.version}`}
          last={last}
          address={address}
          close={(undone) => {
            if (undone) setSaid(t("undo.done"));
            setLast(null);
          }}
        />
      ) : null}
      {picked ? (
        <p className="said said--note">
          {t("picked", { title: picked.title })}{" "}
          <button type="button" className="act" onClick={() => setPicked(null)}>
            {t("put-back")}
          </button>
        </p>
      ) : null}
      <div
        className={
          unscheduled.length > 0 ? `${styles.programme} ${styles["programme--two"]}` : styles.programme
        }
      >
        {unscheduled.length > 0 ? (
          <section className={styles.unscheduled} aria-labelledby="unscheduled">
            <h2 id="unscheduled">{t("unscheduled", { count: unscheduledCount })}</h2>
            <ul className="plain above-3">
              {unscheduled.map((item) => (
                <li key={item.sessionId}>{card(item)}</li>
              ))}
            </ul>
            {unscheduledCount > unscheduled.length ? (
              <Link className="act" href={props.unscheduledHref} prefetch={false}>
                {t("unscheduled-all", { count: unscheduledCount })}
              </Link>
            ) : null}
          </section>
        ) : null}
        <DayGrid
          items={items}
          rooms={props.columns}
          view={view}
          clock={props.clock}
          card={card}
          schedule={
            picked
              ? (room, moment) => {
                  setMoving({ item: picked, wanted: { room, ...moment } });
                  setPicked(null);
                }
              : null
          }
        />
      </div>
      {moving ? (
        <MoveDialog
          key={moving.item.slotId ?? moving.item.sessionId}
          item={moving.item}
          wanted={moving.wanted}
          days={days}
          asksHour={props.asksHour}
          rooms={rooms}
          address={address}
          close={(done) => {
            if (done) setLast(done);
            setMoving(null);
          }}
        />
      ) : null}
    </>
  );
}

function sameItem(one: BoardItem, other: BoardItem): boolean {
  return one.slotId === other.slotId && one.sessionId === other.sessionId;
}
