import "server-only";
import { alsoProven, type EditionScope } from "@/lib/access/access";
import { isOpenSet } from "@/lib/audiences/queries/open-set";
import type { Reader } from "@/lib/platform/db/client";
import { rightFor } from "../rules/bulk";
import { type BulkActName, type BulkParameters, BulkParametersSchema } from "../schema/bulk";

/** A bulk act for who may do it and could find its people; for anybody else it is not there. */
export async function openBulk(
  db: Reader,
  scope: EditionScope,
  stored: { act: string; parameters: unknown },
): Promise<{ act: BulkActName; parameters: BulkParameters } | null> {
  const act = stored.act as BulkActName;
  if (!alsoProven(scope, rightFor(act))) return null;
  const parameters = BulkParametersSchema.parse(stored.parameters);
  return (await isOpenSet(db, scope, parameters.closable)) ? { act, parameters } : null;
}
