"use client";

import { useTranslations } from "next-intl";
import { shownColumns } from "@/lib/interchange/rules/shown-columns";
import type { Travelling } from "@/lib/interchange/schema/plan-view";
import { SESSION_COLUMNS } from "@/lib/schedules/schema/session-table";

interface ImportColumnsProps {
  table: NonNullable<Travelling["table"]>;
  /** Where the columns say too little. */
  open: boolean;
  /** The form whose fields they are. */
  form: string;
}

/** What each column of a table holds, to be said otherwise, and how its days are written where that is not clear. */
export function ImportColumns({ table, open, form }: ImportColumnsProps) {
  const t = useTranslations("import");
  const { columns, order, unclear } = table;
  return (
    <details className="above-4" open={open || unclear}>
      <summary>
        <strong>{t("columns-title")}</strong> ({columns.length})
      </summary>
      <p className="hint">{t("columns-hint")}</p>
      <input type="hidden" form={form} name="shown" value={shownColumns(table)} readOnly />
      {unclear ? (
        <div className="field">
          <label className="q" htmlFor="import-days">
            {t("days-label")}
          </label>
          <select className="in" id="import-days" form={form} name="days" defaultValue={order}>
            <option value="day-first">{t("day-first")}</option>
            <option value="month-first">{t("month-first")}</option>
          </select>
        </div>
      ) : (
        <input type="hidden" form={form} name="days" value={order} readOnly />
      )}
      {columns.map(({ letter, heading, target }) => (
        <div className="field" key={letter}>
          <label className="q" htmlFor={`import-column-${letter}`}>
            {t("column", { letter, heading })}
          </label>
          <select
            className="in"
            id={`import-column-${letter}`}
            form={form}
            name="column"
            defaultValue={target ?? ""}
          >
            <option value="">{t("column-not-read")}</option>
            {SESSION_COLUMNS.map((value) => (
              <option key={value} value={value}>
                {t(`column-of.${value}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="send">
        <button type="submit" form={form} name="step" value="show" className="btn btn--line">
          <span>{t("show-columns")}</span>
        </button>
      </div>
    </details>
  );
}
