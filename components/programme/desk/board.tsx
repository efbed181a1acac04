"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { DayClock } from "@/lib/agenda/rules/day-clock";
import styles from "./board.module.css";
import { BoardCard } from "./board-card";
import { type BoardTarget, firstTarget, nextTarget, stepOf } from "./board-target";
import { type BoardDay, type BoardItem, type BoardRoom, type Moment, momentAt, pickId } from "./board-view";
import { DayGrid } from "./day-grid";
import { HeldCard } from "./held-card";
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
  const [held, setHeld] = useState<{ item: BoardItem; target: BoardTarget } | null>(null);
  const next = useRef<string | null>(null);
  const [last, setLast] = useState<LastMove | null>(null);
  const [said, setSaid] = useState("");
  const step = stepOf(items);
  // Whoever places one after the other goes on with the next one.
  useEffect(() => {
    if (held || next.current === null) return;
    document.getElementById(next.current)?.focus();
    next.current = null;
  }, [held]);
  const take = (item: BoardItem) => {
    const target = firstTarget(item, items, props.columns);
    if (held && sameItem(held.item, item)) setHeld(null);
    else if (target) setHeld({ item, target });
    else setMoving({ item, wanted: null });
  };
  const putDown = (item: BoardItem, slotId: string | null) => {
    if (slotId !== null) {
      setLast({ did: item.slotId ? "moved" : "scheduled", item, slotId });
      const at = unscheduled.findIndex((one) => sameItem(one, item));
      const after = at < 0 ? item : (unscheduled[at + 1] ?? unscheduled[at - 1] ?? item);
      next.current = pickId(after);
    }
    setHeld(null);
  };
  const card = (item: BoardItem) => (
    <BoardCard
      item={item}
      base={base}
      picked={held !== null && sameItem(held.item, item)}
      acts={
        mayEdit
          ? {
              move: () => setMoving({ item, wanted: null }),
              pick: view === "grid" ? () => take(item) : null,
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
      {held ? (
        <HeldCard
          key={pickId(held.item)}
          item={held.item}
          target={held.target}
          moment={momentAt(held.target.minute, props.clock)}
          place={t("held.at", {
            room: rooms.find(({ id }) => id === held.target.room)?.name ?? "",
            time: momentAt(held.target.minute, props.clock).time,
            minutes: held.target.minutes,
          })}
          step={step}
          address={address}
          go={(key) => {
            const target = nextTarget(held.target, key, { rooms: props.columns, step });
            if (target) setHeld({ ...held, target });
            return target !== null;
          }}
          close={(slotId) => putDown(held.item, slotId)}
        />
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
          target={held?.target ?? null}
          schedule={
            held
              ? (room, moment) => {
                  setMoving({ item: held.item, wanted: { room, ...moment } });
                  setHeld(null);
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
