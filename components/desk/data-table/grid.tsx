import type { ReactNode } from "react";
import type { TableLink } from "./address";
import type { TableModel } from "./columns";
import styles from "./grid.module.css";
import { Heading, sortOf } from "./heading";

export interface Ticks {
  all: string;
  one: (name: string) => string;
  /** The form that takes the ticked ones along, by its id, and under which name: so that it is done without JavaScript, too. */
  form?: { id: string; name: string };
}

interface GridProps {
  table: TableModel;
  label: string;
  /** The link of a heading that sorts. */
  link?: TableLink | undefined;
  /** A tick for each row; absent where nothing is done to several at once, or not by this reader. */
  ticks?: Ticks | undefined;
  /** The row whose record is open beside the table. */
  open?: string | null | undefined;
}

/** A table whose headings sort; cards where it has no room. The same markup from the server and in the browser. */
export function Grid({ table, label, link, ticks, open }: GridProps) {
  return (
    <>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: as cards the rows lose their table semantics without them */}
      <div className={styles["table-room"]}>
        <table
          className={[styles.table, ticks && styles["has-ticks"], open && styles["is-narrow"]]
            .filter(Boolean)
            .join(" ")}
          role="table"
          aria-label={label}
        >
          <thead role="rowgroup">
            {table.getHeaderGroups().map((group) => (
              <tr role="row" key={group.id}>
                {ticks ? (
                  <th role="columnheader" scope="col" className={styles["tick-cell"]}>
                    <TickAll table={table} ticks={ticks} />
                  </th>
                ) : null}
                {group.headers.map(({ id, column }) => (
                  <th key={id} role="columnheader" scope="col" aria-sort={sortOf(column)}>
                    <Heading column={column} link={link} />
                  </th>
                ))}
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
                {ticks ? (
                  <td role="cell" className={styles["tick-cell"]}>
                    <input
                      className="tick"
                      type="checkbox"
                      {...(ticks.form ? { form: ticks.form.id, name: ticks.form.name, value: row.id } : {})}
                      aria-label={ticks.one(row.original.name ?? "")}
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                    />
                  </td>
                ) : null}
                {row.getAllCells().map((cell) => (
                  <td role="cell" key={cell.id} className={classOf(cell.column.columnDef.meta?.kind)}>
                    {cell.getValue() as ReactNode}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as cards the rows lose their table semantics without them */}
    </>
  );
}

function classOf(kind: string | undefined): string | undefined {
  return kind ? styles[kind] : undefined;
}

function TickAll({ table, ticks }: { table: TableModel; ticks: Ticks }) {
  return (
    <input
      className="tick scripted"
      type="checkbox"
      aria-label={ticks.all}
      checked={table.getIsAllRowsSelected()}
      onChange={table.getToggleAllRowsSelectedHandler()}
    />
  );
}
