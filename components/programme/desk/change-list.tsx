"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import styles from "./change.module.css";

export interface ListedSession {
  id: string;
  number: number;
  title: string;
  lang: string | null;
  about: string;
}

interface TickSessionsProps {
  sessions: readonly ListedSession[];
  full: number | null;
  ticked: readonly string[];
  all: boolean;
}

/** All of the list, or those that are ticked in it: a tick says that those are meant. */
export function TickSessions({ sessions, full, ticked, all }: TickSessionsProps) {
  const t = useTranslations("change");
  const only = useRef<HTMLInputElement>(null);
  return (
    <fieldset className={styles.which}>
      <legend className="q">{t("which")}</legend>
      <label className={styles.choice}>
        <input type="radio" name="which" value="all" defaultChecked={all} />
        <span>{t("all", { count: sessions.length })}</span>
      </label>
      <label className={styles.choice}>
        <input ref={only} type="radio" name="which" value="ticked" defaultChecked={!all} />
        <span>{t("ticked")}</span>
      </label>
      {full === null ? null : <p className="hint">{t("full", { most: full })}</p>}
      <ul
        className={styles.list}
        onChange={() => {
          if (only.current) only.current.checked = true;
        }}
      >
        {sessions.map(({ id, number, title, lang, about }) => (
          <li key={id}>
            <label className={styles.choice}>
              <input type="checkbox" name="sessions" value={id} defaultChecked={ticked.includes(id)} />
              <span>
                <b dir="auto" lang={lang ?? undefined}>
                  {number} {title}
                </b>
                <small dir="auto">{about}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
