"use client";

import { useEffect, useRef } from "react";
import { type AgendaNewsProps, armAgendaNews } from "./arm-agenda-news";
import styles from "./news.module.css";

/** What moved since somebody was here last; drawn out of sight, for the page is the same for everybody. */
export function AgendaNews(given: AgendaNewsProps) {
  const part = useRef<HTMLDivElement>(null);
  const { edition, release, changes, words } = given;
  useEffect(
    () => (part.current ? armAgendaNews(part.current, { edition, release, changes }) : undefined),
    [edition, release, changes],
  );
  return (
    <div ref={part} className={styles.news}>
      <aside hidden aria-label={words.title}>
        <details>
          <summary>{words.title}</summary>
          <ul className="plain" />
          <a className="act" href={changes}>
            {words.all}
          </a>
        </details>
        <button type="button" className="act">
          {words.seen}
        </button>
      </aside>
    </div>
  );
}
