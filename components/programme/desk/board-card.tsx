"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./board.module.css";
import { type BoardItem, pickId } from "./board-view";

interface BoardCardProps {
  item: BoardItem;
  base: string;
  picked: boolean;
  /** Null: only to be looked at. */
  acts: { move: () => void; pick: (() => void) | null } | null;
}

/** Shorter than this, a card of the grid shows time and title; the rest comes out at a look (hover or focus). */
const SHORT = 60;

/** One session or break: its line, title, people, what is odd, and how to move it. */
export function BoardCard({ item, base, picked, acts }: BoardCardProps) {
  const t = useTranslations("desk-programme");
  const line = item.kind === "session" ? `rail l-${item.colour ?? "all"}` : styles["card--break"];
  const target = item.slotId ? `slot=${item.slotId}` : `session=${item.sessionId}`;
  const short = item.slotId !== null && item.minutes < SHORT;
  const name = (
    <>
      {item.theme ? <span className="no">{item.theme}</span> : null} {item.title}
    </>
  );
  return (
    <div
      className={[styles.card, line, short && styles["card--short"], picked && styles["is-picked"]]
        .filter(Boolean)
        .join(" ")}
    >
      {item.slotId ? <small>{item.when}</small> : null}
      {acts ? (
        // A day has a hundred of them, of which one is opened.
        <Link
          className={styles.name}
          data-name
          href={item.editHref}
          prefetch={false}
          dir="auto"
          lang={item.lang ?? undefined}
        >
          {name}
        </Link>
      ) : (
        // Whoever may only look has no form to go to.
        <span className={styles.name} dir="auto" lang={item.lang ?? undefined}>
          {name}
        </span>
      )}
      {item.cancelled ? <small className={styles.warn}>{t("cancelled")}</small> : null}
      {item.warnings.map((warning, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two namesakes make the same warning
        <small key={index} className={styles.warn} dir="auto">
          {warning}
        </small>
      ))}
      {item.accepted.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two namesakes make the same words
        <small key={`accepted-${index}`} dir="auto">
          {text}
        </small>
      ))}
      {item.people ? (
        <small className={styles.people} dir="auto">
          {item.people}
        </small>
      ) : null}
      {item.stars ? <small>{t("starred", { count: item.stars })}</small> : null}
      {acts ? (
        <span className={styles.acts}>
          <a
            className="act"
            href={`${base}/place?${target}`}
            onClick={(event) => {
              event.preventDefault();
              acts.move();
            }}
          >
            {item.slotId ? t("move.open") : t("schedule.open")}
            <bdi className="vh"> {item.title}</bdi>
          </a>
          {acts.pick ? (
            <button
              type="button"
              id={pickId(item)}
              className={`act ${styles.pick}`}
              aria-pressed={picked}
              onClick={acts.pick}
            >
              {t("pick")}
              <bdi className="vh"> {item.title}</bdi>
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
