import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Act } from "@/lib/access/policy";
import { transaction } from "@/lib/platform/db/client";
import { recordAct } from "./record";

/**
 * Keeps that a list left as a file: which, of how many rows, in which format. Before the first byte leaves, so that no
 * file leaves unnoticed; one that broke off left, too.
 */
export async function recordExport(
  scope: EditionScope<Act>,
  { list, rows, format }: { list: string; rows: number; format: string },
): Promise<void> {
  await transaction((tx) =>
    recordAct(tx, {
      cause: scope.actor,
      act: "export",
      objectKind: list,
      objectId: null,
      organisationId: scope.organisationId,
      editionId: scope.editionId,
      values: [
        { field: "rows", after: rows },
        { field: "format", after: format },
      ],
    }),
  );
}
