import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { saveEdition } from "@/lib/editions/commands/edit-edition";
import { takeCancellationBack } from "@/lib/editions/commands/revive-edition";
import type { EditionTransition } from "@/lib/editions/schema/edition";
import { fillPlaces, lockQuotas } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { databaseClock } from "@/lib/platform/db/client";
import { type Result, refused } from "@/lib/platform/result";
import type { SectionScope } from "@/lib/sections/commands/owner";
import { publishFirstSections } from "@/lib/sections/commands/publish-sections";
import { LIVE } from "@/prisma/enums/states";

/**
 * Publishes an edition, takes it back, puts it into the archive or out of it. Publishing what was cancelled brings it
 * back, stops the mails about the cancellation that have not left, drafts one to those who were told, and gives free
 * places to the waiting list. An edition with registrations is not simply taken back: cancel it, so that everybody is
 * told.
 */
export async function transitionEdition(
  scope: EditionScope<"publish-edition">,
  input: EditionTransition,
): Promise<Result<unknown, "conflict" | "has-registrations" | "has-no-days">> {
  const { organisationId, editionId } = scope;
  return placesTransaction(scope, async (tx) => {
    // Before the edition's row, as whoever decides about places takes them.
    await lockQuotas(tx, scope);
    const now = await databaseClock(tx);
    if (input.transition === "unpublish") {
      const count = await tx.registration.count({
        where: {
          organisationId,
          editionId,
          // Whose cancellation may still be undone is registered, too.
          OR: [{ state: { in: [...LIVE] } }, { undoState: { in: [...LIVE] } }],
        },
      });
      if (count > 0) return refused("has-registrations", { count });
    }
    if (
      input.transition === "publish" &&
      !(await tx.editionDay.findFirst({ where: { organisationId, editionId } }))
    )
      return refused("has-no-days");
    // Nobody has been told of a cancellation that is only asked for: it goes with whatever takes the edition out of sight.
    const asked = await tx.edition.count({
      where: { organisationId, id: editionId, cancelDueAt: { not: null } },
    });
    const unasked = asked > 0 ? { cancelDueAt: null, cancelReason: {} } : {};
    const data = {
      // The reason of a cancellation that is taken back waits for no translator.
      publish: { publishedAt: now, cancelledAt: null, cancelDueAt: null, cancelReason: {} },
      unpublish: { publishedAt: null, ...unasked },
      archive: { archivedAt: now, ...unasked },
      unarchive: { archivedAt: null },
    }[input.transition];
    const saved = await saveEdition(
      tx,
      scope,
      input.version,
      data,
      transitionFields,
      `${input.transition}-edition`,
    );
    if (saved.ok && input.transition === "publish" && saved.value.cancelledAt) {
      await takeCancellationBack(tx, scope);
      // Places given back meanwhile went to nobody; they are the waiting list's, before newcomers.
      await fillPlaces(tx, scope, scope.actor, now);
    }
    // What its page says in sections is shown with it.
    if (saved.ok && input.transition === "publish")
      await publishFirstSections(tx, scope as unknown as SectionScope);
    return saved;
  });
}

function transitionFields(row: {
  publishedAt: Date | null;
  archivedAt: Date | null;
  cancelledAt: Date | null;
}) {
  return { publishedAt: row.publishedAt, archivedAt: row.archivedAt, cancelledAt: row.cancelledAt };
}
