"use client";

import { useTranslations } from "next-intl";
import { tellChange } from "@/components/registration/tell-change";
import type { AnswerReader } from "@/lib/forms/rules/tell-answer";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { findText } from "@/lib/platform/i18n/texts";
import type { FactWords } from "./applicant-words";
import styles from "./registration-panel.module.css";

interface PanelHistoryProps {
  history: RegistrationDetail["history"];
  /** Where all of it is told; null: not to this reader. */
  href: string | null;
  factWords: FactWords;
  reader: AnswerReader;
  timeZone: string;
}

/** Acts whose words say already how the registration stands since. */
const SAY_STATE = ["confirm", "waitlist", "decline", "cancel", "withdraw"];

/** What happened with a registration, and what was changed from what to what. */
export function PanelHistory({ history, href, factWords, reader, timeZone }: PanelHistoryProps) {
  const t = useTranslations("desk-registrations");
  const site = useTranslations("site");
  const words = {
    names: { ...factWords, fullName: t("name"), language: t("language"), reason: t("reason") },
    none: "–",
  };
  return (
    <section>
      <h3 className="above-5" id="panel-history">
        {href ? <a href={href}>{t("history")}</a> : t("history")}
      </h3>
      <ol className={styles.history}>
        {history.map((entry, index) => {
          const stateAfter =
            entry.after && !SAY_STATE.includes(entry.act) ? findText(t, `state.${entry.after}`) : null;
          const act =
            (stateAfter && findText(t, `act.${entry.act}-to`)) ??
            findText(t, `act.${entry.act}`) ??
            entry.act;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: one act may be done twice in a moment
            <li key={index}>
              {stateAfter === null && !entry.tag ? act : asLabel(site, act)} {stateAfter}
              {entry.tag ? <bdi>{entry.tag}</bdi> : null}
              <br />
              <span className="muted">{formatDayAndTime(new Date(entry.at), timeZone, reader.language)}</span>
              {entry.changes.map((change) => {
                const { what, before, after } = tellChange(change, words, reader);
                return (
                  <p key={change.field} className="small">
                    <bdi>{asLabel(site, what)}</bdi>{" "}
                    {before === "" ? (
                      <bdi>{after}</bdi>
                    ) : (
                      <>
                        <del className={styles.before}>
                          <bdi>{before}</bdi>
                        </del>{" "}
                        <ins className={styles.after}>
                          <bdi>{after}</bdi>
                        </ins>
                      </>
                    )}
                  </p>
                );
              })}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
