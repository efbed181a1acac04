import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordKind } from "@/lib/edits/commands/record-edit";
import { transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { moved } from "@/lib/platform/moved";
import { orderOf } from "@/lib/platform/order-of";
import { done, type Result } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import type { HostEdit, HostMove } from "../schema/edition";
import { type Saved, saveItem } from "./edit-edition-items";
import { lockEdition } from "./lock-edition";

type Scope = EditionScope<"edit-edition">;

const HOST = recordKind({
  objectKind: "edition",
  texts: [],
  fields: () => ({}),
  outdates: (tx, scope: Scope) => invalidateEdition(tx, scope, "listing"),
});

/** Adds a host, partner, funder or sponsor at the end, or changes one where it stands. */
export async function saveHost(scope: Scope, input: HostEdit): Saved {
  const { organisationId, editionId } = scope;
  const { name, url, role } = input;
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const where = { organisationId, editionId, id: input.id ?? "" };
    const row = input.id ? await tx.host.findFirst({ where }) : null;
    const { _max } = await tx.host.aggregate({ where: { organisationId, editionId }, _max: { order: true } });
    const content = { name, url, role, order: orderOf(null, row?.order ?? null, _max.order) };
    const fields = (host: { id: string; name: string; url: string | null; role: string }) => ({
      ...{ id: host.id, name: host.name, url: host.url, role: host.role },
    });
    return saveItem(tx, scope, "host", input, row, fields, {
      localised: {},
      create: () => tx.host.create({ data: { organisationId, editionId, ...content } }),
      update: () => tx.host.updateMany({ where, data: content }),
    });
  });
}

/** Puts one elsewhere in the order of the organisers. Readers see each level for itself, in this order. */
export async function moveHost(
  scope: Scope,
  { host: id, to, before: other }: Pick<HostMove, "host" | "to" | "before">,
): Promise<Result<null, never>> {
  const here = { organisationId: scope.organisationId, editionId: scope.editionId };
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const hosts = await tx.host.findMany({
      where: here,
      orderBy: [{ order: "asc" }, { id: "asc" }],
      select: { id: true, order: true },
    });
    const ids = hosts.map((host) => host.id);
    if (!ids.includes(id) || (other !== null && !ids.includes(other))) throw new AppError("not-found");
    const placed = moved(ids, id, to === "before" ? { before: other ?? "" } : to, () => true);
    for (const [order, one] of placed.entries())
      await tx.host.updateMany({ where: { ...here, id: one, order: { not: order } }, data: { order } });
    if (placed.join() !== ids.join())
      await recordChange(tx, scope, HOST, null, {
        ...{ act: "move-host", id: scope.editionId, after: { order: placed.indexOf(id) } },
      });
    return done(null);
  });
}
