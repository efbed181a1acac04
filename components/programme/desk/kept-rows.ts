import type { ShownRow } from "@/lib/programme/schema/pasted";

const KEY = /^rows\.(\d{1,3})\.(title|people|minutes|theme|said|kind)$/;

/** The rows of a form as it was sent, by the flat names of their fields: who is meant is not known then. */
export function keptRows(values: Readonly<Record<string, string | string[]>>): ShownRow[] {
  const rows = new Map<number, ShownRow>();
  for (const [key, value] of Object.entries(values)) {
    const [, number, field] = KEY.exec(key) ?? [];
    if (number === undefined || field === undefined) continue;
    const blank = { title: "", people: "", minutes: "", theme: "", said: "", kind: "workshop" as const };
    const row = rows.get(Number(number)) ?? { ...blank, persons: [], problems: {}, twin: false };
    rows.set(Number(number), { ...row, [field]: String(value) });
  }
  return [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
}
