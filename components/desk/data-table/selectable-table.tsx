"use client";

import { useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import type { TableLink } from "./address";
import { type Column, type Row, tableOptions } from "./columns";
import { Grid, type Ticks } from "./grid";

interface SelectableTableProps {
  label: string;
  columns: readonly Column[];
  rows: readonly Row[];
  sort: string;
  link: TableLink;
  /** None for a reader who may do nothing to the rows. */
  ticks: Ticks | null;
  open: string | null;
  /** Said where there are no rows, with the way on. */
  empty: ReactNode;
  /** What is shown while rows are ticked, by their ids; between the table and it stand the pages. */
  bulk: (selected: readonly string[], clear: () => void) => ReactNode;
  children: ReactNode;
}

/** The table of a screen that stays open: rows are ticked, and something is done to all of them at once. */
export function SelectableTable({
  columns,
  rows,
  sort,
  empty,
  bulk,
  ticks,
  children,
  ...grid
}: SelectableTableProps) {
  const options = useMemo(() => tableOptions(columns, rows, sort), [columns, rows, sort]);
  const table = useTable(options);
  const selected = rows.filter((row) => table.state.rowSelection[row.id]).map((row) => row.id);
  if (rows.length === 0) return <div className="empty">{empty}</div>;
  return (
    <>
      <Grid table={table} ticks={ticks ?? undefined} {...grid} />
      {children}
      {selected.length > 0 ? bulk(selected, () => table.resetRowSelection(true)) : null}
    </>
  );
}
