import type { ReactNode } from "react";
import { ScrollFrame } from "../scroll-frame";
import type { TableLink } from "./address";
import type { TableModel } from "./columns";
import { Heading, sortOf } from "./heading";

interface PlainGridProps {
  table: TableModel;
  label: string;
  /** The link of a heading that sorts. */
  link: TableLink | undefined;
}

/** A table to be read line by line, which scrolls in its frame where it has no room; its title heads the row. */
export function PlainGrid({ table, label, link }: PlainGridProps) {
  return (
    <ScrollFrame label={label}>
      <table className="plain-table">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => (
                <th scope="col" key={id} aria-sort={sortOf(column)}>
                  <Heading column={column} link={link} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) =>
                cell.column.columnDef.meta?.kind === "title" ? (
                  <th scope="row" key={cell.id}>
                    {cell.getValue() as ReactNode}
                  </th>
                ) : (
                  <td key={cell.id}>{cell.getValue() as ReactNode}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
