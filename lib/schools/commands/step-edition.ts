import "server-only";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { type Result, refused } from "@/lib/platform/result";
import type { EditionScope } from "@/lib/team/access";
import type { EditionStep } from "../schema/edition";
import { saveEdition } from "./edit-edition";

/**
 * Publishes an edition, takes it back, puts it into the archive or out of it. Publishing what was cancelled brings it
 * back. An edition with registrations is not simply taken back: cancel it, so that everybody is told.
 */
export async function stepEdition(
  scope: EditionScope<"edit-edition">,
  input: EditionStep,
): Promise<Result<unknown, "conflict" | "has-registrations" | "has-no-days">> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    const now = await databaseClock(tx);
    if (input.step === "unpublish") {
      const count = await tx.registration.count({
        where: {
          organisationId,
          editionId,
          state: { in: ["pending", "confirmed", "waitlisted", "offered"] },
        },
      });
      if (count > 0) return refused("has-registrations", { count });
    }
    if (
      input.step === "publish" &&
      !(await tx.editionDay.findFirst({ where: { organisationId, editionId } }))
    )
      return refused("has-no-days");
    const data = {
      publish: { publishedAt: now, cancelledAt: null, cancelReason: {} },
      unpublish: { publishedAt: null },
      archive: { archivedAt: now },
      unarchive: { archivedAt: null },
    }[input.step];
    return saveEdition(tx, scope, input.version, data, {}, stepFields, `${input.step}-edition`);
  });
}

function stepFields(row: { publishedAt: Date | null; archivedAt: Date | null; cancelledAt: Date | null }) {
  return { publishedAt: row.publishedAt, archivedAt: row.archivedAt, cancelledAt: row.cancelledAt };
}
