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
import { FindUnscheduled } from "./find-unscheduled";
import { HeldCard } from "./held-card";
import { MoveDialog } from "./move-dialog";
import { type LastMove, UndoMove } from "./undo-move";
import { useDrag } from "./use-drag";
import { useOthersMoves } from "./use-others-moves";

interface BoardProps {
  items: BoardItem[];
  unscheduled: BoardItem[];
  /** How many there are, how many of them hold the words that were asked for, and where all of those are shown. */
  unscheduledCount: number;
  unscheduledFound: number;
  unscheduledHref: string;
  /** The words by which they are looked for, and what else the address asks for; null: there are too few to look for one. */
  find: { words: string; kept: Record<string, string> } | null;
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
  /** Of the draft that is shown. */
  mark: string;
}

/** A card in the hand, by keys or by a pointer; one that was let go is put where it is. */
interface Held {
  item: BoardItem;
  /** The one to go on with: the list may have come anew without this one before it is put down. */
  after: BoardItem;
  target: BoardTarget;
  dragged: boolean;
  dropped: boolean;
}

interface Moving {
  item: BoardItem;
  wanted: (Moment & { room: string }) | null;
}

/** What has no time yet beside one day of rooms and times; everything moves by one dialog. */
export function Board(props: BoardProps) {
  const {
    items,
    unscheduled,
    unscheduledCount,
    unscheduledFound,
    days,
    rooms,
    address,
    base,
    view,
    mayEdit,
  } = props;
  const t = useTranslations("desk-programme");
  const [moving, setMoving] = useState<Moving | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const next = useRef<string | null>(null);
  const [last, setLast] = useState<LastMove | null>(null);
  const [said, setSaid] = useState("");
  const step = stepOf(items);
  useOthersMoves(base, props.mark, held !== null || moving !== null, () => setSaid(t("others-moved")));
  // Whoever places one after the other goes on with the next one.
  useEffect(() => {
    if (held || next.current === null) return;
    document.getElementById(next.current)?.focus();
    next.current = null;
  }, [held]);
  const nextOf = (item: BoardItem) => {
    const at = unscheduled.findIndex((one) => sameItem(one, item));
    return at < 0 ? item : (unscheduled[at + 1] ?? unscheduled[at - 1] ?? item);
  };
  const take = (item: BoardItem) => {
    const after = nextOf(item);
    const target = firstTarget(item, items, props.columns);
    if (held && sameItem(held.item, item)) setHeld(null);
    else if (target) setHeld({ item, after, target, dragged: false, dropped: false });
    else setMoving({ item, wanted: null });
  };
  const putDown = ({ item, after }: Held, slotId: string | null) => {
    if (slotId !== null) {
      setLast({ did: item.slotId ? "moved" : "scheduled", item, slotId });
      next.current = pickId(after);
    }
    setHeld(null);
  };
  const onPointerDown = useDrag({
    step,
    take: (id) => {
      const item = [...items, ...unscheduled].find((one) => pickId(one) === id) ?? null;
      const target = item && firstTarget(item, items, props.columns);
      if (item && target) setHeld({ item, after: nextOf(item), target, dragged: true, dropped: false });
      return target ? item : null;
    },
    move: (change) => setHeld((now) => now && movedTo(now, change)),
    drop: () => setHeld((now) => (now && isElsewhere(now) ? { ...now, dropped: true } : null)),
    cancel: () => setHeld(null),
  });
  const dragId = (item: BoardItem) => (mayEdit && view === "grid" ? pickId(item) : undefined);
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
          dragged={held.dragged}
          dropped={held.dropped}
          go={(key) => {
            const target = nextTarget(held.target, key, { rooms: props.columns, step });
            if (target) setHeld({ ...held, target });
            return target !== null;
          }}
          close={(slotId) => putDown(held, slotId)}
        />
      ) : null}
      <div
        onPointerDown={onPointerDown}
        className={
          unscheduledCount > 0 ? `${styles.programme} ${styles["programme--two"]}` : styles.programme
        }
      >
        {unscheduledCount > 0 ? (
          <section className={styles.unscheduled} aria-labelledby="unscheduled">
            <h2 id="unscheduled">{t("unscheduled", { count: unscheduledCount })}</h2>
            {props.find ? <FindUnscheduled base={base} {...props.find} found={unscheduledFound} /> : null}
            <ul className="plain above-3">
              {unscheduled.map((item) => (
                <li key={item.sessionId} data-card={dragId(item)}>
                  {card(item)}
                </li>
              ))}
            </ul>
            {unscheduledFound > unscheduled.length ? (
              <Link className="act" href={props.unscheduledHref} prefetch={false}>
                {t("unscheduled-all", { count: unscheduledFound })}
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
          dragId={dragId}
          target={held && { ...held.target, byKeys: !held.dragged }}
          schedule={
            held && !held.dragged
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

/** The same where nothing of it is other, so that nothing is drawn anew. */
function movedTo(held: Held, change: Partial<BoardTarget>): Held {
  const target = { ...held.target, ...change };
  const { room, minute, minutes } = held.target;
  const same = target.room === room && target.minute === minute && target.minutes === minutes;
  return same ? held : { ...held, target };
}

/** Whether a card would come to lie elsewhere than it does, or last for longer or shorter. */
function isElsewhere({ item, target }: Held): boolean {
  const { slotId, room, start, minutes } = item;
  return slotId === null || target.room !== room || target.minute !== start || target.minutes !== minutes;
}
