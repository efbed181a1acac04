import { rowSelectionFeature, rowSortingFeature, type Table, tableFeatures } from "@tanstack/table-core";
import type { ReactNode } from "react";

/**
 * What a cell is to its row, and with that where it stands on a card: the title leads, the state stands at its end, a line
 * has one to itself, words may break anywhere, and when it was stands last.
 */
type Kind = "title" | "line" | "words" | "state" | "when";

/** A column as plain data, so that a page can hand it to the browser. */
export interface Column {
  /** Its key in the cells of a row; where it sorts, also its name in the address. */
  id: string;
  header: string;
  sortable?: boolean;
  kind?: Kind;
}

/** A record as it is shown; cells are made where the texts are, on the server or in the browser. */
export interface Row {
  id: string;
  /** Its cells by the id of their column. */
  cells: Readonly<Record<string, ReactNode>>;
  /** What it is called in words, where it can be ticked. */
  name?: string;
  /** Among folds: where it opens, and that it is open from the start. */
  href?: string;
  open?: boolean;
}

/** What our tables use of TanStack Table: the rest of it isn't loaded. */
const features = tableFeatures({
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: {} as { kind: Kind | undefined },
});
export type TableModel = Table<typeof features, Row>;

/**
 * The options of a table whose rows come sorted, filtered and paged as the address asks.
 * @param sort the column the address sorts by, with "-" before it when the last comes first
 */
export function tableOptions(columns: readonly Column[], rows: readonly Row[], sort: string | null) {
  const id = sort?.replace(/^-/, "") ?? "";
  return {
    features,
    columns: columns.map((column) => ({
      id: column.id,
      header: column.header,
      accessorFn: (row: Row) => row.cells[column.id],
      enableSorting: column.sortable === true,
      sortDescFirst: false,
      meta: { kind: column.kind },
    })),
    data: rows,
    getRowId: (row: Row) => row.id,
    manualSorting: true,
    enableSortingRemoval: false,
    state: {
      sorting: columns.some((column) => column.id === id) ? [{ id, desc: sort !== id }] : [],
    },
  };
}
