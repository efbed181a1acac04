"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { StateBadge } from "@/components/ui/state-badge";
import { readOptions } from "@/lib/forms/rules/options";
import { tellAnswer } from "@/lib/forms/rules/tell-answer";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDayAndTime, formatLanguage } from "@/lib/platform/dates/format";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import { isEnded } from "@/lib/registration/rules/phases";
import { applicantFacts } from "./applicant-facts";
import type { FactWords } from "./applicant-words";
import styles from "./registration-panel.module.css";

interface RegistrationPanelProps {
  detail: RegistrationDetail;
  close: { href: string; onClick: (event: MouseEvent) => void };
  languages: readonly string[];
  language: string;
  /** What each mail is called, by its stored name. */
  mailNames: Readonly<Record<string, string>>;
  factWords: FactWords;
  timeZone: string;
  /** The whole history of this registration; null for who may not read it. */
  historyHref: string | null;
  children?: ReactNode;
}

/** One registration beside the table: state, what was said, what happened. */
export function RegistrationPanel(props: RegistrationPanelProps) {
  const { detail, close, languages, language, mailNames, factWords, timeZone, historyHref, children } = props;
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
    ...detail.answers.map((answer): [string, string] => [
      `${say(answer.label)?.text ?? ""}${answer.retired ? ` (${t("retired")})` : ""}`,
      tellAnswer(answer.value, { ...answer, options: readOptions(answer.options, say) }, reader)
        .map(({ text }) => text)
        .join(", ") || "–",
    ]),
    ...(detail.reason && isEnded(detail.state) ? [[t("reason"), detail.reason] as [string, string]] : []),
  ];
  return (
    <aside className={styles.side} aria-labelledby="panel-name">
      <p className="over">
        <a className="act" {...close}>
          {t("close-panel")}
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
      </dl>
      {detail.hiddenAnswers ? <p className="small muted above-3">{t("hidden-answers")}</p> : null}
      <h3 className="above-5">{historyHref ? <a href={historyHref}>{t("history")}</a> : t("history")}</h3>
      <ol className={styles.history}>
        {detail.history.map((entry, index) => {
          const act = findText(t, `act.${entry.act}`) ?? entry.act;
          const stateAfter = entry.after ? findText(t, `state.${entry.after}`) : null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: one act may be done twice in a moment
            <li key={index}>
              {stateAfter === null ? act : `${asLabel(site, act)} ${stateAfter}`}
              <br />
              <span className="muted">{formatDayAndTime(new Date(entry.at), timeZone, language)}</span>
            </li>
          );
        })}
        {detail.messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two mails of a kind may be of one moment
          <li key={`mail-${index}`}>
            {t(message.state === "sent" || message.state === "bounced" ? "we-wrote" : "mail-about", {
              what: mailNames[message.template] ?? message.template,
            })}
            <br />
            <span className="muted">
              {formatDayAndTime(new Date(message.at), timeZone, language)}, {t(`outbox.${message.state}`)}
            </span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
