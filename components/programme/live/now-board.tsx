"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { nowAndNext } from "@/lib/agenda/rules/now-next";
import { formatTime } from "@/lib/platform/dates/format";
import { dateInZone, dayInZone } from "@/lib/platform/dates/reader-zone";
import { shownTime } from "@/lib/platform/dates/shown-time";
import { BoardCard } from "./board-card";
import { JumpToNow } from "./jump-to-now";
import styles from "./live.module.css";
import { type DayItem, markDay, readDay } from "./read-day";
import { useShownZone } from "./shown-zone";
import { useMinute } from "./use-minute";

export interface BoardWords {
  name: string;
  nowAt: string;
  now: string;
  next: string;
  /** The two as they stand before titles. */
  sayNow: string;
  sayNext: string;
  until: string;
  more: string;
  jump: string;
  dismiss: string;
}

const titles = (items: readonly DayItem[]) => items.map((item) => item.title).join(", ");
const SOON_MINUTES = 100;

function away(minutes: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale, { style: "short" });
  return minutes < SOON_MINUTES
    ? relative.format(minutes, "minute")
    : relative.format(Math.round(minutes / 60), "hour");
}

/** What is on and what comes next, on the day itself and as long as something comes; renewed each minute. */
export function NowBoard({
  day,
  zone,
  locale,
  expected,
  words,
}: {
  day: string;
  zone: string;
  locale: string;
  /** The page was made on this very day: room is kept, so that nothing jumps when the board appears. */
  expected: boolean;
  words: BoardWords;
}) {
  const at = useMinute();
  const shown = useShownZone(zone);
  const [items, setItems] = useState<DayItem[]>([]);
  useEffect(() => setItems(readDay()), []);
  const today = at === null ? "" : dayInZone(new Date(at), zone);
  const { now, next } = useMemo(
    () => (at === null || today !== day ? { now: [], next: [] } : nowAndNext(items, at)),
    [at, today, day, items],
  );
  useEffect(
    () =>
      markDay(
        today,
        now.map((item) => item.anchor),
        words.now,
      ),
    [today, now, words.now],
  );
  const said = [
    now.length > 0 && `${words.sayNow} ${titles(now)}`,
    next.length > 0 && `${words.sayNext} ${titles(next)}`,
  ]
    .filter(Boolean)
    .join(". ");
  const announced = useChange(said);
  if (at === null) return expected ? <div className={styles.place} /> : null;
  const [following] = next;
  const calendar = dateInZone(new Date(at), shown);
  if (now.length === 0 && !following) return null;
  const anchor = (now.find((item) => item.href) ?? now[0] ?? following)?.anchor;
  return (
    <section className={styles.board} aria-label={words.name}>
      <BoardCard
        head={words.nowAt.replace("{time}", formatTime(new Date(at), shown, locale))}
        note={(item) =>
          words.until.replace("{time}", shownTime(new Date(item.endsAt), calendar, shown, locale))
        }
        items={now}
        {...{ today: calendar, zone: shown, locale, more: words.more }}
      />
      <BoardCard
        head={words.next}
        note={(item) => away(Math.ceil((item.from - at) / 60_000), locale)}
        items={next}
        {...{ today: calendar, zone: shown, locale, more: words.more }}
      />
      <p className="vh" role="status">
        {announced}
      </p>
      {anchor && <JumpToNow anchor={anchor} text={words.jump} dismiss={words.dismiss} />}
    </section>
  );
}

/** A text from its second value on: what stands there when the page opens is read anyway. */
function useChange(text: string): string {
  const first = useRef("");
  if (first.current === "") first.current = text;
  return text === first.current ? "" : text;
}
