import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { transaction } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";
import type { LookedAt } from "../schema";

/**
 * Takes the mark off texts that came along from an earlier edition: those of one record, or all. Whoever does it looked at
 * them. Done again, it finds nothing.
 */
export async function lookAtTexts(
  scope: EditionScope<"edit-edition">,
  { record }: LookedAt,
): Promise<Result<{ count: number }, never>> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    const { count } = await tx.carriedText.deleteMany({
      where: { organisationId, editionId, ...(record ? { objectId: record } : {}) },
    });
    if (count > 0)
      await recordAct(tx, {
        ...{ cause: scope.actor, act: "look-at-texts", objectKind: "edition", objectId: editionId },
        ...{ organisationId, editionId, values: [{ field: "texts", after: count }] },
      });
    return done({ count });
  });
}
