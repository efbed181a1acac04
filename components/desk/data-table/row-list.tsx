import Link from "next/link";
import { Fragment } from "react";
import type { Row } from "./columns";

interface ListProps {
  /** The ids of the cells, in their order. */
  columns: readonly string[];
  rows: readonly Row[];
}

/** A line for each record: the first cell says what it is, the others stand at its end. */
export function RowList({ columns: [title = "", ...ends], rows }: ListProps) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <div>{row.cells[title]}</div>
          {ends.some((id) => row.cells[id]) ? (
            <div className="acts">
              {ends.map((id) => (
                <Fragment key={id}>{row.cells[id]}</Fragment>
              ))}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A fold for each record: the first cell is always in sight, the second inside. A row with an address opens there. */
export function FoldList({ columns: [title = "", inside = ""], rows }: ListProps) {
  return rows.map((row) =>
    row.href ? (
      <p className="fold fold--link" key={row.id}>
        <Link href={row.href} prefetch={false} scroll={false}>
          {row.cells[title]}
        </Link>
      </p>
    ) : (
      <details className="fold" key={row.id} open={row.open === true}>
        <summary>{row.cells[title]}</summary>
        {row.cells[inside]}
      </details>
    ),
  );
}
