import { nameKey } from "@/lib/platform/name-key";
import { toldApart, withoutZone } from "@/lib/platform/tables/headings";
import { columnName, type ReadRow, TABLE_LIMITS } from "@/lib/platform/tables/row-taker";
import {
  type ColumnsRefusal,
  type RememberedColumns,
  SESSION_COLUMNS,
  type SessionColumn,
  type TableColumn,
} from "../schema/session-table";
import { KNOWN_HEADINGS } from "./session-headings";

/**
 * Finds the row of headings and says what each column holds: as it was mapped before, else by its heading. Titles above are
 * passed over.
 */
export function readColumns(
  rows: readonly ReadRow[],
  remembered: RememberedColumns,
): { columns: TableColumn[]; body: readonly ReadRow[] } {
  const kept = new Map(Object.entries(remembered));
  const targetOf = (heading: string) => {
    const known = KNOWN_HEADINGS.get(nameKey(withoutZone(heading)));
    return asTarget(kept.get(nameKey(heading)) ?? known ?? "");
  };
  const counts = rows
    .slice(0, TABLE_LIMITS.above + 1)
    .map(({ cells }) => new Set(cells.map(targetOf).filter((target) => target !== null)).size);
  const best = Math.max(0, counts.indexOf(Math.max(...counts)));
  const width = Math.max(0, ...rows.slice(best).map(({ cells }) => cells.length));
  const spelled = Array.from({ length: width }, (_, at) =>
    (rows[best]?.cells[at] ?? "").replace(/\s+/gu, " ").slice(0, LONGEST_HEADING),
  );
  const taken = new Set<SessionColumn>();
  const columns = toldApart(spelled, nameKey).map((heading, at): TableColumn => {
    const letter = columnName(at);
    const target = heading === "" ? null : targetOf(heading);
    // Of two columns that hold the same the first is read, until somebody says otherwise.
    const free = target !== null && !taken.has(target);
    if (free) taken.add(target);
    return { letter, heading: heading || letter, target: free ? target : null };
  });
  return { columns, body: rows.slice(best + 1) };
}

const LONGEST_HEADING = 200;

/** The columns as somebody mapped them: "" is not read. */
export function mapColumns(columns: readonly TableColumn[], targets: readonly string[]): TableColumn[] {
  return columns.map((column, at) => ({ ...column, target: asTarget(targets[at] ?? "") }));
}

/** What is kept of a mapping for the next table. */
export function rememberColumns(columns: readonly TableColumn[]): RememberedColumns {
  return Object.fromEntries(columns.map(({ heading, target }) => [nameKey(heading), target ?? ""]));
}

/** What a table can't be without, or what stands twice; null when it can be read. */
export function columnsRefusal(
  columns: readonly TableColumn[],
): { refusal: ColumnsRefusal; heading: string } | null {
  const targets = columns.map(({ target }) => target);
  const twice = columns.find(({ target }, at) => target !== null && targets.indexOf(target) < at);
  if (twice) return { refusal: "column-twice", heading: twice.heading };
  return targets.includes("title") ? null : { refusal: "no-title", heading: "" };
}

/** Whether headings that are known say that these are sessions: a title, and something of it. */
export function looksLikeSessions(rows: readonly ReadRow[]): boolean {
  const targets = readColumns(rows, {}).columns.flatMap(({ target }) => target ?? []);
  return targets.includes("title") && targets.length > 1;
}

function asTarget(text: string): SessionColumn | null {
  return SESSION_COLUMNS.find((target) => target === text) ?? null;
}
