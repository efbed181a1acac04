import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { quotaFields } from "../rules/fields";
import type { NewQuota, QuotaName, QuotaRemoval } from "../schema/places";

type Scope = EditionScope<"edit-quotas">;

const QUOTA = recordKind({
  objectKind: "quota",
  texts: ["name"],
  fields: quotaFields,
  outdates: (tx, scope: Scope) => invalidateEdition(tx, scope, "page"),
});

/** Adds a further quota beside the root one, e.g. places by bus; categories are linked to it afterwards. */
export async function createQuota(
  scope: Scope,
  input: NewQuota,
): Promise<Result<{ quotaId: string }, never>> {
  const { organisationId, editionId } = scope;
  const { name, capacity } = input;
  const form: TwinForm = {
    act: "create-quota",
    input,
    find: (tx, made) => tx.quota.findFirst({ where: { id: String(made.quotaId) }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      const { id } = await tx.quota.create({
        data: { organisationId, editionId, name, capacity },
        select: { id: true },
      });
      await recordChange(tx, scope, QUOTA, null, { act: "create-quota", id, after: { name, capacity } });
      return done({ quotaId: id });
    }),
  );
}

/** Renames a quota. Its capacity changes by `setCapacity`, which lets people in from the waiting list. */
export async function renameQuota(scope: Scope, input: QuotaName): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const { quota: id, version, name } = input;
  const where = { organisationId, editionId, id };
  return transaction((tx) =>
    recordEdit(tx, scope, QUOTA, {
      ...{ act: "rename-quota", id, version, after: { name } },
      read: () => tx.quota.findFirst({ where }),
      write: () =>
        tx.quota.updateMany({ where: { ...where, version }, data: { name, version: { increment: 1 } } }),
    }),
  );
}

/** Removes a quota that no category takes places from. The root quota is the edition's capacity and stays. */
export async function removeQuota(
  scope: Scope,
  input: QuotaRemoval,
): Promise<Result<unknown, "conflict" | "in-use" | "root-quota">> {
  const { organisationId, editionId } = scope;
  const { quota: id, version } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const found = await tx.quota.findFirst({
      where,
      select: { root: true, _count: { select: { categories: true } } },
    });
    if (found?.root) return refused("root-quota");
    if (found && found._count.categories > 0) return refused("in-use", { count: found._count.categories });
    return recordEdit(tx, scope, QUOTA, {
      ...{ act: "remove-quota", id, version, after: "removed" },
      read: () => tx.quota.findFirst({ where }),
      write: () => tx.quota.deleteMany({ where: { ...where, version } }),
    });
  });
}
