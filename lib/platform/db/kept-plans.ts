import { createHash } from "node:crypto";
import { Prisma } from "@/prisma/generated/client";

const MARK = "/* plan is kept */";

/** So many texts at most: each connection to the database keeps a plan of each, and their memory with it. */
const MOST = 50;

/**
 * Stands at the end of a statement that many wait for, and whose text is nearly always the same: each connection plans it
 * once, and not every time. Planning is two thirds of what such a statement costs the database.
 */
export const KEEP_PLAN = Prisma.raw(MARK);

const names = new Map<string, string>();

/** Begins anew, as a new process does: a test shares its process with others that have named their statements. */
export function forgetPlanNames(): void {
  names.clear();
}

/** The name under which a connection keeps the plan of a statement; empty: it keeps none. */
export function planName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known) return known;
  if (names.size === MOST || !sql.endsWith(MARK)) return "";
  const name = createHash("sha256").update(sql).digest("base64url");
  names.set(sql, name);
  return name;
}
