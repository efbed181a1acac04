import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { filledForm } from "@/lib/platform/form-fields";

/** For how many seconds decisions of an edition can be undone, as its form is filled. */
export async function getUndoTime({ organisationId, editionId }: EditionScope<"view-drafts">) {
  const row = await reading((db) =>
    db.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { undoSeconds: true, version: true },
    }),
  );
  return filledForm(row.version, { seconds: row.undoSeconds });
}
