import type { TableLink } from "./address";
import type { TableModel } from "./columns";

type ColumnModel = ReturnType<TableModel["getAllColumns"]>[number];

const WAYS = { asc: "ascending", desc: "descending", none: "none" } as const;
const ARROWS = { asc: " ↑", desc: " ↓", none: "" } as const;

/** How a table is sorted by a column, for `aria-sort`; undefined where it never is. */
export function sortOf(column: ColumnModel) {
  return column.getCanSort() ? WAYS[column.getIsSorted() || "none"] : undefined;
}

/** The name of a column; where it sorts, the link that sorts by it, or the other way round. */
export function Heading({ column, link }: { column: ColumnModel; link: TableLink | undefined }) {
  const text = String(column.columnDef.header);
  if (!link || !column.getCanSort()) return text;
  return (
    <a {...link({ sort: column.getNextSortingOrder() === "desc" ? `-${column.id}` : column.id })}>
      {text}
      <span aria-hidden="true">{ARROWS[column.getIsSorted() || "none"]}</span>
    </a>
  );
}
