import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { LIVE } from "@/prisma/enums/states";

export interface CancellationNews {
  /** How many people a cancellation would tell now. */
  people: number;
  /** Of the cancellation that stands: how many messages have left, and how many wait. */
  cancelled: { left: number; waiting: number } | null;
  /** Of the cancellation that was taken back last: how many messages (stored as "stopped") were discarded, how many people were told. */
  revived: { discarded: number; told: number } | null;
}

/** What cancelling means for people: before, while it stands, and after it was taken back. */
export async function getCancellationNews(scope: EditionScope<"view-drafts">): Promise<CancellationNews> {
  const here = { organisationId: scope.organisationId, editionId: scope.editionId };
  return reading(async (db) => {
    const [people, last] = await Promise.all([
      db.registration.count({ where: { ...here, state: { in: [...LIVE] } } }),
      db.auditEntry.findFirst({
        where: { ...here, act: { in: ["cancel-edition", "revive-edition"] } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true, act: true, values: { select: { field: true, after: true } } },
      }),
    ]);
    const none = { people, cancelled: null, revived: null };
    if (!last) return none;
    if (last.act === "revive-edition") {
      const number = (field: string) =>
        Number(last.values.find((value) => value.field === field)?.after ?? 0);
      return { ...none, revived: { discarded: number("stopped"), told: number("told") } };
    }
    const states = await db.outboxMessage.groupBy({
      by: ["state"],
      where: { auditEntryId: last.id, template: "edition-cancelled" },
      _count: true,
    });
    const count = (...named: string[]) =>
      states.reduce((sum, row) => (named.includes(row.state) ? sum + row._count : sum), 0);
    return { ...none, cancelled: { left: count("sent", "sending"), waiting: count("queued", "draft") } };
  });
}
