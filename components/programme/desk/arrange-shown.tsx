"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { Icon } from "@/components/ui/icon";
import { formatShortDay, formatTimeRange } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import type { DeskArrange, ShownClash, ShownPlace } from "@/lib/programme/schema/arrange";
import styles from "./arrange.module.css";

/** What an act would move, card by card, and what would clash that does not now. */
export function ArrangeShown({ shown, timeZone }: { shown: DeskArrange; timeZone: string }) {
  const t = useTranslations("arrange");
  const board = useTranslations("desk-programme");
  const language = useLocale();
  const named = (number: number | null, title: unknown, kind: "session" | "break" | "blocker") => {
    const text = localise(title, language);
    return (
      <bdi className={styles.name} lang={text?.lang ?? undefined}>
        {number === null ? "" : `${number} `}
        {text?.text ?? board(`kind.${kind}`)}
      </bdi>
    );
  };
  const place = ({ start, end, room }: ShownPlace, kind: string) => {
    const [from, to] = [new Date(start), new Date(end)];
    const where = room ?? board(kind === "session" ? "room-open" : "all-rooms");
    return (
      <>
        {formatShortDay(from, timeZone, language)}, {formatTimeRange(from, to, timeZone, language)} ·{" "}
        <bdi>{where}</bdi>
      </>
    );
  };
  return (
    <>
      <h2 className="above-6">{t("shown-title")}</h2>
      {shown.solved > 0 ? <p>{t("solved", { count: shown.solved })}</p> : null}
      {shown.clashCount > 0 ? (
        <div className="said said--no">
          <Icon name="warning" />
          <div>
            <p>{t("clashes", { count: shown.clashCount })}</p>
            <ul className={styles.clashes}>
              {shown.clashes.map((clash, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: namesakes make the same clash
                <li key={index}>
                  {named(clash.number, clash.title, "session")} <span>{clashText(clash)}</span>
                </li>
              ))}
            </ul>
            {shown.clashCount > shown.clashes.length ? (
              <p>{t("more", { count: shown.clashCount - shown.clashes.length })}</p>
            ) : null}
          </div>
        </div>
      ) : null}
      <dl className={styles.moves}>
        {shown.rows.map(({ kind, number, title, before, after }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are never reordered
          <Fragment key={index}>
            <dt>{named(number, title, kind)}</dt>
            <dd>
              {before ? (
                <>
                  <span className="vh">{t("before")} </span>
                  <s>{place(before, kind)}</s>{" "}
                </>
              ) : null}
              <span className="vh">{t("after")} </span>
              <b>{place(after, kind)}</b>
            </dd>
          </Fragment>
        ))}
      </dl>
      {shown.count > shown.rows.length ? (
        <p className="muted">{t("more", { count: shown.count - shown.rows.length })}</p>
      ) : null}
    </>
  );

  function clashText({ kind, otherNumber, otherTitle, person }: ShownClash): string {
    const title = localise(otherTitle, language);
    const name = title ? `${otherNumber === null ? "" : `${otherNumber} `}${title.text}` : "–";
    return findText(board, `finding.${kind}`, { title: name, person: person ?? "–" }) ?? "";
  }
}
