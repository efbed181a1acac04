"use client";

import { useEffect, useRef, useState } from "react";
import { DrawnIcon, FILTER, SEARCH } from "@/components/ui/drawn-icon";
import { FILTERS, NO_FILTER } from "@/lib/agenda/rules/find-sessions";
import { FilterPills } from "./filter-pills";
import type { FilterChoices, FilterWords } from "./filter-words";
import styles from "./live.module.css";
import { SearchResults } from "./search-results";
import { useAgendaFilter } from "./use-agenda-filter";

export interface FilterProps {
  /** The page that finds without JavaScript, and over all days. */
  action: string;
  /** What the search over all days loads on first use. */
  index: string;
  base: string;
  zone: string;
  locale: string;
  choices: FilterChoices;
  words: FilterWords;
}

/**
 * Search and filters in one row. Without JavaScript a form that leads to the finding page; with it filters act on the day
 * in place, words search all days, and the address keeps both.
 */
export function AgendaFilter({ action, index, base, zone, locale, choices, words }: FilterProps) {
  const { filter, setFilter, query, shown } = useAgendaFilter();
  const [isOpen, setOpen] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const close = () => {
    setOpen(false);
    summary.current?.focus();
  };
  const searching = filter.words.trim() !== "";
  const filtering = FILTERS.some((name) => filter[name] !== "");
  // The day stays in the page for the search results to come back to.
  useEffect(() => {
    const day = document.getElementById("day");
    if (day) day.hidden = searching || (filtering && shown === 0);
  }, [searching, filtering, shown]);
  return (
    <>
      <search>
        <form
          className={styles.filters}
          action={action}
          method="get"
          onSubmit={(event) => {
            event.preventDefault();
            if (isOpen) close();
          }}
          onKeyDown={(event) => event.key === "Escape" && isOpen && close()}
        >
          <label className={styles.search}>
            <span className="vh">{words.search}</span>
            <DrawnIcon path={SEARCH} />
            <input
              type="search"
              name="q"
              maxLength={100}
              placeholder={words.search}
              value={filter.words}
              onChange={(event) => setFilter({ ...filter, words: event.target.value })}
            />
          </label>
          <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary className="pill" ref={summary}>
              <DrawnIcon path={FILTER} /> {words.filter}
            </summary>
            <div className={styles.panel}>
              {FILTERS.filter((name) => choices[name].length > 1 || filter[name]).map((name) => (
                <label key={name}>
                  <span className="over">{words.labels[name]}</span>
                  <select
                    className="in"
                    name={name}
                    value={filter[name]}
                    onChange={(event) => setFilter({ ...filter, [name]: event.target.value })}
                  >
                    <option value="">{words.any}</option>
                    {choices[name].map((choice) => (
                      <option key={choice.value} value={choice.value}>
                        {choice.text}
                      </option>
                    ))}
                  </select>
                </label>
              ))}
              <button type="submit" className="btn btn--small">
                <span>{words.show}</span>
              </button>
            </div>
          </details>
          {(filtering || searching) && (
            <FilterPills
              {...{ filter, choices, words }}
              remove={(name) => setFilter({ ...filter, [name]: "" })}
              more={() => setOpen(true)}
              clear={() => setFilter(NO_FILTER)}
            />
          )}
        </form>
      </search>
      {searching && (
        <SearchResults {...{ index, base, zone, locale, filter, words }} fallback={`${action}?${query}`} />
      )}
      {!searching && (
        <p className={filtering && shown === 0 ? styles.none : "vh"} role="status">
          {filtering && (shown === 0 ? words.none : words.found.replace("{count}", String(shown)))}
          {filtering && shown === 0 && (
            <>
              {" "}
              <button type="button" className="act" onClick={() => setFilter(NO_FILTER)}>
                {words.clear}
              </button>{" "}
              <a className="act" href={`${action}?${query}`}>
                {words.otherDays}
              </a>
            </>
          )}
        </p>
      )}
    </>
  );
}
