import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";

/** The open categories that rows may get which name none. */
export function listIntakeCategories({ organisationId, editionId }: EditionScope<"import-registrations">) {
  return reading((db) =>
    db.category.findMany({
      where: { organisationId, editionId, closedAt: null },
      orderBy: { order: "asc" },
      select: { id: true, name: true },
    }),
  );
}
