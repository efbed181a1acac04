"use client";

import { useTranslations } from "next-intl";
import type { useTableAddress } from "@/components/desk/data-table/use-table-address";
import { ADDRESS_KEYS } from "../registration-address";
import { columnChoices, shownColumns } from "./columns";
import styles from "./sets.module.css";
import type { Subject } from "./subjects";

interface ChooseColumnsProps {
  base: string;
  current: URLSearchParams;
  subjects: readonly Subject[];
  go: ReturnType<typeof useTableAddress>["go"];
}

/** Which columns stand beside the name. */
export function ChooseColumns({ base, current, subjects, go }: ChooseColumnsProps) {
  const t = useTranslations("desk-sets");
  const registrations = useTranslations("desk-registrations");
  const shown = shownColumns(current.get("columns") ?? "");
  return (
    <details className="fold">
      <summary>{t("columns")}</summary>
      <form
        key={shown.join()}
        className={styles.columns}
        action={base}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          go({ columns: new FormData(event.currentTarget).getAll("columns").join(",") });
        }}
      >
        {ADDRESS_KEYS.filter((key) => key !== "columns" && key !== "add").map((key) =>
          current.get(key) ? (
            <input key={key} type="hidden" name={key} value={current.get(key) ?? ""} readOnly />
          ) : null,
        )}
        {columnChoices(subjects, t, registrations).map(({ id, header }) => (
          <label key={id} className="tick">
            <input type="checkbox" name="columns" value={id} defaultChecked={shown.includes(id)} />
            <span dir="auto">{header}</span>
          </label>
        ))}
        <button className="pill" type="submit">
          {t("show-columns")}
        </button>
      </form>
    </details>
  );
}
