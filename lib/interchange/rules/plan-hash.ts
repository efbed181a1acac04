import { createHash } from "node:crypto";
import type { ImportPlan } from "../schema/import-plan";

/**
 * What somebody agreed to when they saw a plan: its whole content with the versions of the records it touches. The same
 * file against a draft that changed meanwhile gives another one.
 */
export function planHash(plan: ImportPlan): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}
