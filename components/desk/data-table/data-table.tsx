import { constructTable } from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
import type { ReactNode } from "react";
import type { TableLink } from "./address";
import { type Column, type Row, type TableModel, tableOptions } from "./columns";
import { Grid } from "./grid";
import { PlainGrid } from "./plain-grid";
import { FoldList, RowList } from "./row-list";

interface TableLook {
  /** Cards where a table has no room, or a table that scrolls sideways there. */
  look: "cards" | "scroll";
  /** What its rows are. */
  label: string;
  columns: readonly Column[];
  /** The column the address sorts by, with "-" before it when the last comes first, and the links of the headings. */
  sort?: string;
  link?: TableLink;
}

interface ListLook {
  /** A line for each record with its buttons at the end, or a fold in which it is changed: nobody compares these by columns. */
  look: "rows" | "folds";
  /** The ids of the cells, in their order. */
  columns: readonly string[];
}

type DataTableProps = (TableLook | ListLook) & {
  rows: readonly Row[];
  /** Said where there are no rows, with the way on. */
  empty?: ReactNode;
  /** The pager. */
  children?: ReactNode;
};

/**
 * The records of a page of the desk, as the server writes them: the address is the state; sorting and paging are links. The
 * model of a table is TanStack's, made and used up on the server: nothing of it is sent. A screen on which rows are ticked takes
 * `SelectableTable` instead.
 */
export function DataTable(props: DataTableProps) {
  const { rows, empty, children } = props;
  if (rows.length === 0 && empty) return <div className="empty">{empty}</div>;
  return (
    <>
      <Records {...props} />
      {children}
    </>
  );
}

function Records(props: DataTableProps) {
  switch (props.look) {
    case "cards":
      return <Grid table={modelOf(props)} label={props.label} link={props.link} />;
    case "scroll":
      return <PlainGrid table={modelOf(props)} label={props.label} link={props.link} />;
    case "rows":
      return <RowList columns={props.columns} rows={props.rows} />;
    case "folds":
      return <FoldList columns={props.columns} rows={props.rows} />;
  }
}

function modelOf({ columns, rows, sort }: TableLook & { rows: readonly Row[] }): TableModel {
  const options = tableOptions(columns, rows, sort ?? null);
  // In the browser React tells the table what changed; here nothing does.
  const features: typeof options.features = Object.assign({}, options.features, {
    coreReactivityFeature: storeReactivityBindings(),
  });
  return constructTable({ ...options, features });
}
