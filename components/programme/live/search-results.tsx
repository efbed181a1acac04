import { useEffect, useMemo, useState } from "react";
import { findSessions, type SessionFilter } from "@/lib/agenda/rules/find-sessions";
import { asFindable, type IndexRow } from "@/lib/agenda/rules/search-index";
import { shownTime } from "@/lib/platform/dates/shown-time";
import type { FilterWords } from "./filter-words";
import styles from "./live.module.css";
import { useShownZone } from "./shown-zone";

type Row = ReturnType<typeof asFindable>;
const MOST_SHOWN = 100;

/** The index, once a page; null while it loads, false when it could not. */
function useIndex(address: string): Row[] | null | false {
  const [rows, setRows] = useState<Row[] | null | false>(null);
  useEffect(() => {
    const controller = new AbortController();
    fetch(address, { signal: controller.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        setRows(((await answer.json()) as IndexRow[]).map(asFindable));
      })
      .catch(() => controller.signal.aborted || setRows(false));
    return () => controller.abort();
  }, [address]);
  return rows;
}

/** Sessions of all days that hold the words and pass the filters; the page is not left. */
export function SearchResults({
  index,
  base,
  zone,
  locale,
  filter,
  words,
  fallback,
}: {
  index: string;
  base: string;
  zone: string;
  locale: string;
  filter: SessionFilter;
  words: FilterWords;
  fallback: string;
}) {
  const rows = useIndex(index);
  const shownZone = useShownZone(zone);
  const found = useMemo(() => (rows ? findSessions(rows, filter) : []), [rows, filter]);
  if (rows === false)
    return (
      <p className={styles.none} role="status">
        {words.searchFailed}{" "}
        <a className="act" href={fallback}>
          {words.find}
        </a>
      </p>
    );
  const count = words.found.replace("{count}", String(found.length));
  return (
    <section className={styles.results} aria-label={words.search}>
      <p className="h3 cond" role="status">
        {rows === null ? words.searching : found.length === 0 ? words.noneAll : count}
      </p>
      <ol className="plain">
        {found.slice(0, MOST_SHOWN).map((row) => (
          <li key={row.address} className={`rail l-${row.colour} ${row.cancelled ? styles.gone : ""}`}>
            <a
              className="h4 cond"
              href={`${base}/sessions/${row.address}`}
              dir="auto"
              {...(row.lang ? { lang: row.lang } : {})}
            >
              {row.title}
            </a>
            {row.places.map((place, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rooms may be called the same
              <p key={index} className="sign">
                {shownTime(new Date(place.startsAt), "", shownZone, locale)}
                {place.room && `, ${place.room}`}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {found.length > MOST_SHOWN && (
        <a className="act" href={fallback}>
          {words.more.replace("{count}", String(found.length - MOST_SHOWN))}
        </a>
      )}
    </section>
  );
}
