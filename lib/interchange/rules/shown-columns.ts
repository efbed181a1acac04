import type { Travelling } from "../schema/plan-view";

/** How the columns on a screen were understood, to be compared with what is sent; "" for a file without columns. */
export function shownColumns(table: Travelling["table"]): string {
  if (!table) return "";
  return [...table.columns.map(({ target }) => target ?? ""), table.order].join(",");
}
