import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { forgetTranslations, trackTranslations } from "@/lib/translations/commands/track-translations";
import { quotaFields } from "../rules/fields";
import type { NewQuota, QuotaName, QuotaRemoval } from "../schema/places";

type Scope = EditionScope<"decide-registration">;

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
      await finish(tx, scope, "create-quota", id, null, { name, capacity });
      return done({ quotaId: id });
    }),
  );
}

/** Renames a quota. Its capacity changes by `setCapacity`, which lets people in from the waiting list. */
export async function renameQuota(scope: Scope, input: QuotaName): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const { quota: id, version, name } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const edited = await editVersion({
      version,
      read: () => tx.quota.findFirst({ where }),
      write: () =>
        tx.quota.updateMany({ where: { ...where, version }, data: { name, version: { increment: 1 } } }),
      fields: quotaFields,
    });
    if (edited.ok) await finish(tx, scope, "rename-quota", id, edited.value, { name });
    return edited;
  });
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
    const edited = await editVersion({
      version,
      read: () => tx.quota.findFirst({ where }),
      write: () => tx.quota.deleteMany({ where: { ...where, version } }),
      fields: quotaFields,
    });
    if (!edited.ok) return edited;
    await forgetTranslations(tx, { organisationId, objectKind: "quota", objectId: id });
    await finish(tx, scope, "remove-quota", id, edited.value, {});
    return edited;
  });
}

async function finish(
  tx: Transaction,
  scope: Scope,
  act: string,
  id: string,
  before: object | null,
  after: Record<string, unknown>,
): Promise<void> {
  const { organisationId, editionId } = scope;
  const was = before ? { ...before } : null;
  if ("name" in after) {
    const record = { organisationId, editionId, objectKind: "quota", objectId: id };
    await trackTranslations(tx, record, was, { name: after.name }, scope.languages);
  }
  await invalidateEdition(tx, { organisationId, editionId }, "page");
  await recordAct(tx, {
    cause: causedBy(scope),
    act,
    objectKind: "quota",
    objectId: id,
    organisationId,
    editionId,
    values: changedFields(was ?? {}, after),
  });
}
