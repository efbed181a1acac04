"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shownColumns } from "@/lib/intake/rules/columns";
import type { OwnTarget } from "@/lib/intake/schema/intake-plan";
import { DAY_ORDERS } from "@/lib/intake/schema/intake-request";
import type { Packed } from "@/lib/intake/schema/intake-view";
import { localise } from "@/lib/platform/i18n/localised";

interface IntakeColumnsProps {
  answer: Packed & { state: string };
  /** The edition's own languages, in the order of its texts. */
  content: readonly string[];
  /** What to do with them. */
  children: ReactNode;
}

/** What each column holds, to be said otherwise; open where the columns say too little. */
export function IntakeColumns({ answer, content, children }: IntakeColumnsProps) {
  const t = useTranslations("intake");
  const language = useLocale();
  const { columns, targets, questions, days, unclearDays } = answer;
  const labels = new Map(
    questions.map(({ key, label }) => [`answer.${key}`, localise(label, language, content)?.text ?? key]),
  );
  return (
    <details className="above-4" open={answer.state === "columns" || (unclearDays && days === null)}>
      <summary>
        <strong>{t("columns-title")}</strong> ({columns.length})
      </summary>
      <p className="hint">{t("columns-hint")}</p>
      <input
        type="hidden"
        name="shown"
        value={shownColumns(
          columns.map(({ target }) => target ?? ""),
          days,
        )}
        readOnly
      />
      {unclearDays ? (
        <div className="field">
          <label className="q" htmlFor="intake-days">
            {t("days-label")}
          </label>
          <p className="hint" id="intake-days-hint">
            {t("days-hint")}
          </p>
          <select
            className="in"
            id="intake-days"
            name="days"
            defaultValue={days ?? ""}
            aria-describedby="intake-days-hint"
          >
            <option value="">{t("days-unsaid")}</option>
            {DAY_ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(order)}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <input type="hidden" name="days" value={days ?? ""} readOnly />
      )}
      {columns.map(({ letter, heading, target }) => (
        <div className="field" key={letter}>
          <label className="q" htmlFor={`intake-column-${letter}`}>
            {t("column", { letter, heading })}
          </label>
          <select className="in" id={`intake-column-${letter}`} name="column" defaultValue={target ?? ""}>
            <option value="">{t("not-read")}</option>
            {targets.map((value) => (
              <option key={value} value={value} dir="auto">
                {labels.get(value) ?? t(`target.${value as OwnTarget}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="send">{children}</div>
    </details>
  );
}
