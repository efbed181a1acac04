import type { ReactNode } from "react";
import type { Shortened } from "@/lib/interchange/schema/plan-view";

export interface ReportListProps<Item> {
  title: string;
  list: Shortened<Item>;
  note?: string;
  /** Seen at once: what needs a look. What is only new can be opened. */
  open?: boolean;
  children: (item: Item) => ReactNode;
}

/** A list in what an import would do, or did: nothing where it is empty. @param more says how many are left out */
export function ReportList<Item>({
  title,
  list,
  note,
  open = false,
  more,
  children,
}: ReportListProps<Item> & { more: (count: number) => string }) {
  if (list.items.length === 0) return null;
  return (
    <details className="above-4" open={open}>
      <summary>
        <strong>{title}</strong> ({list.items.length + list.more})
      </summary>
      {note ? <p className="hint">{note}</p> : null}
      <ul>
        {list.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report that never changes its order
          <li key={index}>{children(item)}</li>
        ))}
        {list.more > 0 ? <li>{more(list.more)}</li> : null}
      </ul>
    </details>
  );
}
