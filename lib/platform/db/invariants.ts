import type { Prisma } from "@/prisma/generated/client";
import type { Reader } from "./client";

/** What must never be, whatever happened: one query each, empty at any time. Each gives the ids of what breaks it. */
export type Invariants = Readonly<Record<string, Prisma.Sql>>;

/** The ids that break each invariant; nothing when all hold. Reads only. */
export async function breaksOf(
  invariants: Invariants,
  reader: Reader,
): Promise<Array<{ name: string; ids: string[] }>> {
  const broken: Array<{ name: string; ids: string[] }> = [];
  for (const [name, query] of Object.entries(invariants)) {
    const rows = await reader.$queryRaw<Array<{ id: string }>>(query);
    if (rows.length > 0) broken.push({ name, ids: rows.map((row) => row.id) });
  }
  return broken;
}
