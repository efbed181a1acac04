import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { MAY_WRITE } from "../rules/later-editions";

/** What is asked about later editions, and how many may be written to. */
export interface LaterEditionsNow {
  asks: boolean;
  /** As stored, in its newest words; null where it was never asked. */
  text: unknown;
  agreed: number;
}

/** The same for the form at the desk. A number only: names stand in the list of registrations. */
export function getLaterEditions({
  organisationId,
  editionId,
}: EditionScope<"view-drafts">): Promise<LaterEditionsNow> {
  return reading(async (db) => {
    const term = await db.term.findFirst({
      where: { organisationId, editionId, kind: "later_editions" },
      select: { retiredAt: true, versions: { orderBy: { number: "desc" }, take: 1, select: { text: true } } },
    });
    const agreed = await db.registration.count({
      where: { organisationId, editionId, erasedAt: null, consents: { some: MAY_WRITE } },
    });
    return { asks: term?.retiredAt === null, text: term?.versions[0]?.text ?? null, agreed };
  });
}
