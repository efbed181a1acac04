"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { langOf } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import { readOptions } from "@/lib/forms/rules/options";
import { tellAnswer } from "@/lib/forms/rules/tell-answer";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDayAndTime, formatLanguage } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { isEnded } from "@/lib/registration/rules/phases";
import { applicantFacts } from "./applicant-facts";
import type { FactWords } from "./applicant-words";
import { PanelConsents } from "./panel-consents";
import { PanelHistory } from "./panel-history";
import styles from "./registration-panel.module.css";
import { sentFile } from "./sent-file";

interface RegistrationPanelProps {
  detail: RegistrationDetail;
  close: { href: string; onClick: (event: MouseEvent) => void };
  languages: readonly string[];
  language: string;
  factWords: FactWords;
  timeZone: string;
  /** The whole history of this registration; null for who may not read it. */
  historyHref: string | null;
  /** The address of the registrations, with its language. */
  base: string;
  children?: ReactNode;
  /** Between the facts and the history. */
  after?: ReactNode;
}

/** One registration beside the table: state, what was said, what happened. */
export function RegistrationPanel(props: RegistrationPanelProps) {
  const { detail, close, languages, language, factWords, timeZone, historyHref, children, after } = props;
  const t = useTranslations("desk-registrations");
  const site = useTranslations("site");
  const say = (json: unknown) => localise(json, language, languages);
  const reader = {
    language,
    fallback: languages,
    words: { yes: site("yes"), no: site("no"), wish: site("wish") },
  };
  const facts: [string, string][] = [
    ...applicantFacts(detail, factWords, language),
    [t("category"), say(detail.category)?.text ?? "–"],
    ...(detail.modes
      ? [[t("mode.title"), t(detail.mode === "online" ? "mode.online" : "mode.on_site")] as [string, string]]
      : []),
    [t("language"), formatLanguage(detail.language, language)],
    ...(detail.reference ? [[t("reference"), detail.reference] as [string, string]] : []),
    ...(detail.queuePosition
      ? [
          [
            t("queue"),
            // Whoever was brought back to the front stands before the first number.
            detail.queuePosition > 0 ? String(detail.queuePosition) : t("queue-front"),
          ] as [string, string],
        ]
      : []),
  ];
  const reason = isEnded(detail.state) ? detail.reason : "";
  return (
    <aside className={styles.side} aria-labelledby="panel-name">
      <p className="over">
        <a className="act" {...close}>
          <span className={styles.beside}>{t("close-panel")}</span>
          <span className={styles.alone}>
            <Icon name="back" /> {t("to-list")}
          </span>
        </a>
      </p>
      <h2 id="panel-name" dir="auto" tabIndex={-1}>
        {detail.fullName}
      </h2>
      <p className="row above-2">
        <StateBadge
          state={detail.state}
          text={t("state-since", {
            state: t(`state.${detail.state}`),
            date: formatDayAndTime(new Date(detail.stateSince), timeZone, language),
          })}
        />
        {detail.verdict ? <b className="tag">{t(`verdict.${detail.verdict}`)}</b> : null}
      </p>
      {children}
      <dl>
        {facts.map(([term, text], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may be called the same
          <div key={index}>
            <dt dir="auto">{term}</dt>
            <dd dir="auto" className="lines">
              {text}
            </dd>
          </div>
        ))}
        {detail.answers.map((answer, index) => {
          const seen = answer.seen && {
            ...{ number: answer.seen.number, of: answer.seen.of },
            now: say(answer.seen.now)?.text ?? "–",
          };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two questions may be called the same
            <div key={index}>
              <dt dir="auto">
                {`${say(answer.label)?.text ?? ""}${answer.retired ? ` (${t("retired")})` : ""}`}
              </dt>
              <dd className="lines">
                <span dir="auto">
                  {sentFile(answer, props.base) ??
                    (tellAnswer(
                      answer.value,
                      { ...answer, options: readOptions(answer.options, say) },
                      reader,
                    )
                      .map(({ text }) => text)
                      .join(", ") ||
                      "–")}
                </span>
                {seen ? (
                  <small className={`muted ${styles.seen}`}>
                    {t.rich("seen", { ...seen, what: (text) => <bdi>{text}</bdi> })}
                  </small>
                ) : null}
              </dd>
            </div>
          );
        })}
        {reason ? (
          <div>
            <dt>{t("reason")}</dt>
            <dd {...langOf({ text: reason, lang: detail.reasonLanguage })} className="lines">
              {reason}
            </dd>
          </div>
        ) : null}
      </dl>
      {detail.hiddenAnswers ? <p className="small muted above-3">{t("hidden-answers")}</p> : null}
      {after}
      <PanelConsents
        consents={detail.consents}
        languages={languages}
        language={language}
        timeZone={timeZone}
      />
      <PanelHistory
        href={historyHref}
        history={detail.history}
        factWords={factWords}
        reader={reader}
        timeZone={timeZone}
      />
    </aside>
  );
}
