import { shownTime } from "@/lib/platform/dates/shown-time";
import styles from "./live.module.css";
import type { DayItem } from "./read-day";

const SHOWN = 2;

/** One half of the board: a time and what is on at it; more than two are one step away, at their time in the list. */
export function BoardCard({
  head,
  note,
  items,
  today,
  zone,
  locale,
  more,
}: {
  head: string;
  note: (item: DayItem) => string;
  items: readonly DayItem[];
  /** The date that the reader's calendar shows now. */
  today: string;
  zone: string;
  locale: string;
  more: string;
}) {
  const [first] = items;
  if (!first) return null;
  const rest = items.length - SHOWN;
  return (
    <div>
      <p className="over">
        <span>{head}</span> <span>{note(first)}</span>
      </p>
      <p className={styles.when}>{shownTime(new Date(first.startsAt), today, zone, locale)}</p>
      <ul className="plain">
        {items.slice(0, SHOWN).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two at one time may be called the same
          <li key={index}>
            {item.href ? (
              <a href={item.href} dir="auto" {...(item.lang ? { lang: item.lang } : {})}>
                {item.title}
              </a>
            ) : (
              <b dir="auto">{item.title}</b>
            )}{" "}
            {item.room && (
              <span className="sign" dir="auto">
                {item.room}
              </span>
            )}
          </li>
        ))}
        {rest > 0 && (
          <li>
            <a className={styles.rest} href={`#${first.anchor}`}>
              {more.replace("{count}", String(rest))}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}
