"use client";

import { createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Pager, pagesBeside } from "@/components/desk/pager";
import { Icon } from "@/components/ui/icon";
import { Typed } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import { PAGE_SIZE, type RegistrationRow } from "@/lib/participants/schema/filter";
import { formatShortDate } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { BulkBar } from "./bulk-bar";
import type { DecidedCount } from "./decided-note";
import styles from "./registration-table.module.css";
import type { useTableAddress } from "./use-table-address";

const features = tableFeatures({ rowSelectionFeature });
const column = createColumnHelper<typeof features, RegistrationRow>();

interface RegistrationTableProps {
  rows: RegistrationRow[];
  total: number;
  sort: string;
  page: number;
  open: string | null;
  link: ReturnType<typeof useTableAddress>["link"];
  languages: readonly string[];
  language: string;
  timeZone: string;
  selectable: boolean;
  address: { school: string; edition: string };
  /** Something is asked for, so an empty table says how to see all. */
  filtered: boolean;
  /** Where one is added by hand; none for readers who may not. */
  addHref: string | null;
  onDecided: (decided: DecidedCount) => void;
}

/** Column headings that sort, rows that open the panel, ticks that fill the bulk bar; cards below 640 px. */
export function RegistrationTable(props: RegistrationTableProps) {
  const { rows, total, sort, page, open, link, languages, language, timeZone } = props;
  const t = useTranslations("desk-registrations");
  const pages = Math.ceil(total / PAGE_SIZE);
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("fullName", {
          header: t("name"),
          cell: ({ row }) => (
            <>
              <a
                {...link({ open: row.original.id })}
                id={`open-${row.original.id}`}
                aria-current={row.original.id === open ? "true" : undefined}
              >
                <Typed>{row.original.fullName}</Typed>
              </a>{" "}
              <span>{row.original.email}</span>
            </>
          ),
        }),
        column.accessor("affiliation", {
          header: t("coop"),
          cell: ({ row }) => (
            <>
              <Typed>{row.original.affiliation || "–"}</Typed> <span>{row.original.country}</span>
            </>
          ),
        }),
        column.accessor("category", {
          header: t("category"),
          cell: ({ row }) => (
            <Typed>{localise(row.original.category, language, languages)?.text ?? "–"}</Typed>
          ),
        }),
        column.accessor("needs", {
          header: t("interpreting"),
          cell: ({ row }) => row.original.needs.join(", ").toUpperCase() || "–",
        }),
        column.accessor("state", {
          header: t("state.title"),
          cell: ({ row }) => (
            <StateBadge state={row.original.state} text={t(`state.${row.original.state}`)} />
          ),
        }),
        column.accessor("submittedAt", {
          header: t("sent"),
          cell: ({ row }) =>
            row.original.submittedAt ? (
              <time dateTime={row.original.submittedAt}>
                {formatShortDate(new Date(row.original.submittedAt), timeZone, language)}
              </time>
            ) : (
              "–"
            ),
        }),
      ]),
    [t, link, open, language, languages, timeZone],
  );
  const table = useTable({ features, columns, data: rows, getRowId: (row) => row.id });
  const selected = rows.filter((row) => table.state.rowSelection[row.id]);

  if (rows.length === 0) {
    return (
      <div className="empty">
        <p>{props.filtered ? t("none-found") : t("none")}</p>
        {props.filtered ? (
          <a className="btn btn--line btn--small" {...link(NOTHING_ASKED)}>
            <span>{t("clear")}</span>
          </a>
        ) : props.addHref ? (
          <a className="btn btn--small" href={props.addHref}>
            <span>{t("add")}</span>
            <Icon name="plus" />
          </a>
        ) : null}
      </div>
    );
  }
  return (
    <>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: as cards the rows lose their table semantics without them */}
      <div className={styles["table-room"]}>
        <table
          className={open ? `${styles.table} ${styles["is-narrow"]}` : styles.table}
          role="table"
          aria-label={t("title")}
        >
          <thead role="rowgroup">
            {table.getHeaderGroups().map((group) => (
              <tr role="row" key={group.id}>
                <th role="columnheader" scope="col">
                  {props.selectable ? (
                    <input
                      className="tick"
                      type="checkbox"
                      aria-label={t("select-all", { count: rows.length })}
                      checked={table.getIsAllRowsSelected()}
                      onChange={table.getToggleAllRowsSelectedHandler()}
                    />
                  ) : (
                    <span className="vh">{t("select")}</span>
                  )}
                </th>
                {group.headers.map((header) => {
                  const key = SORTED_BY[header.column.id];
                  return (
                    <th
                      key={header.id}
                      role="columnheader"
                      scope="col"
                      aria-sort={key ? sortState(sort, key) : undefined}
                    >
                      {key ? (
                        <a {...link({ sort: sort === key ? `-${key}` : key })}>
                          <table.FlexRender header={header} />
                          <span aria-hidden="true">
                            {sort === key ? " ↑" : sort === `-${key}` ? " ↓" : ""}
                          </span>
                        </a>
                      ) : (
                        <table.FlexRender header={header} />
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody role="rowgroup">
            {table.getRowModel().rows.map((row) => (
              <tr
                role="row"
                key={row.id}
                className={[row.getIsSelected() && styles["is-on"], row.id === open && styles["is-open"]]
                  .filter(Boolean)
                  .join(" ")}
              >
                <td role="cell">
                  {props.selectable ? (
                    <input
                      className="tick"
                      type="checkbox"
                      aria-label={t("select-one", { name: row.original.fullName })}
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                    />
                  ) : null}
                </td>
                {row.getAllCells().map((cell) => (
                  <td role="cell" key={cell.id} className={CELL_CLASS[cell.column.id]}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as cards the rows lose their table semantics without them */}
      <Pager
        words={{
          label: t("pages"),
          back: t("earlier"),
          on: t("later"),
          at: t("page", { page, pages }),
        }}
        {...pagesBeside(page, pages, (to) => link({ page: String(to) }))}
      />
      <BulkBar
        selected={selected}
        address={props.address}
        clear={() => table.resetRowSelection(true)}
        onDecided={props.onDecided}
      />
    </>
  );
}

const NOTHING_ASKED = { state: null, q: null, category: null, country: null, open: null };
const SORTED_BY: Record<string, string> = {
  fullName: "name",
  affiliation: "affiliation",
  submittedAt: "sent",
};
const CELL_CLASS: Record<string, string | undefined> = {
  fullName: styles.who,
  affiliation: styles.coop,
  category: styles.category,
  state: styles.is,
};

function sortState(sort: string, key: string) {
  if (sort === key) return "ascending";
  return sort === `-${key}` ? "descending" : "none";
}
