import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { dateColumn } from "@/lib/platform/dates/zones";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { orderOf } from "@/lib/platform/order-of";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { freeSlug, sluggable } from "@/lib/schools/commands/create-school";
import { LIVE } from "@/prisma/enums/states";
import { categoryFields } from "../rules/fields";
import type { CategoryEdit, CategoryRemoval, NewCategory } from "../schema/places";

type Scope = EditionScope<"edit-categories">;

const CATEGORY = recordKind({
  objectKind: "category",
  texts: ["name", "description", "cost", "payment"],
  fields: categoryFields,
  outdates: (tx, scope: Scope) => invalidateEdition(tx, scope, "page"),
});

const LINKS = { quotas: { select: { quotaId: true } } } as const;

/** Adds a category; its address part comes from its name and never changes. */
export async function createCategory(
  scope: Scope,
  input: NewCategory,
): Promise<Result<{ categoryId: string }, "unknown-quota">> {
  const { organisationId, editionId } = scope;
  const form: TwinForm = {
    act: "create-category",
    input,
    find: (tx, made) =>
      tx.category.findFirst({ where: { id: String(made.categoryId) }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      const now = await databaseClock(tx);
      if (!(await lockQuotas(tx, scope, input))) return refused("unknown-quota");
      const taken = await tx.category.findMany({
        where: { organisationId, editionId },
        select: { slug: true },
      });
      const slug = freeSlug(
        sluggable(input.name, scope.languages) || "category",
        taken.map((row) => row.slug),
      );
      const { _max } = await tx.category.aggregate({
        where: { organisationId, editionId },
        _max: { order: true },
      });
      const content = { ...contentOf(input, null, now), order: orderOf(input.order, null, _max.order) };
      const { id } = await tx.category.create({
        data: { organisationId, editionId, slug, ...content },
        select: { id: true },
      });
      await linkQuotas(tx, organisationId, id, input);
      await recordChange(tx, scope, CATEGORY, null, { act: "create-category", id, after: content });
      return done({ categoryId: id });
    }),
  );
}

/**
 * Saves a category. Which quotas it takes its places from is fixed once somebody is registered in it: their places would
 * move from one count to another behind the waiting list's back.
 */
export async function editCategory(
  scope: Scope,
  input: CategoryEdit,
): Promise<Result<unknown, "conflict" | "unknown-quota" | "in-use">> {
  const { organisationId, editionId } = scope;
  const { category: id, version } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const now = await databaseClock(tx);
    if (!(await lockQuotas(tx, scope, input))) return refused("unknown-quota");
    const current = await tx.category.findFirst({ where, include: LINKS });
    const relinked =
      current !== null &&
      current.version === version &&
      quotaKey(current.quotas.map((link) => link.quotaId)) !== quotaKey(input.quotas.map((row) => row.quota));
    if (relinked) {
      const count = await countTaking(tx, organisationId, id);
      if (count > 0) return refused("in-use", { count });
    }
    const after = {
      ...contentOf(input, current?.closedAt ?? null, now),
      ...(input.order === null ? {} : { order: input.order }),
    };
    return recordEdit(tx, scope, CATEGORY, {
      ...{ act: "edit-category", id, version, after },
      read: () => tx.category.findFirst({ where, include: LINKS }),
      write: () =>
        tx.category.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
      also: async () => relinked && linkQuotas(tx, organisationId, id, input),
    });
  });
}

/** Removes a category nobody ever registered in; else close it. The last one stays. */
export async function removeCategory(
  scope: Scope,
  input: CategoryRemoval,
): Promise<Result<unknown, "conflict" | "in-use" | "last-category">> {
  const { organisationId, editionId } = scope;
  const { category: id, version } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const count = await tx.registration.count({ where: { organisationId, categoryId: id } });
    if (count > 0) return refused("in-use", { count });
    const others = await tx.category.count({ where: { organisationId, editionId, id: { not: id } } });
    if (others === 0) return refused("last-category");
    return recordEdit(tx, scope, CATEGORY, {
      ...{ act: "remove-category", id, version, after: "removed" },
      read: () => tx.category.findFirst({ where, include: LINKS }),
      write: () => tx.category.deleteMany({ where: { ...where, version } }),
    });
  });
}

function contentOf(input: NewCategory, closedAt: Date | null, now: Date) {
  const { name, description, cost, payment } = input;
  return {
    name,
    description,
    cost,
    payment,
    public: input.public,
    approval: input.approval,
    answerBy: input.approval && input.answerBy ? dateColumn(input.answerBy) : null,
    closedAt: input.closed ? (closedAt ?? now) : null,
  };
}

const quotaKey = (ids: readonly string[]) => [...new Set(ids)].sort().join();

/** Locks in id order, as every decision about places does, so that nobody is let in while the links change. */
async function lockQuotas(tx: Transaction, scope: Scope, input: NewCategory): Promise<boolean> {
  const { organisationId, editionId } = scope;
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM quota
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    ORDER BY id FOR UPDATE`;
  const known = new Set(rows.map((row) => row.id));
  return input.quotas.every((row) => known.has(row.quota));
}

async function linkQuotas(
  tx: Transaction,
  organisationId: string,
  categoryId: string,
  input: NewCategory,
): Promise<void> {
  await tx.categoryQuota.deleteMany({ where: { organisationId, categoryId } });
  await tx.categoryQuota.createMany({
    data: input.quotas.map((row) => ({ organisationId, categoryId, quotaId: row.quota })),
    skipDuplicates: true,
  });
}

/** Who is registered in a category, or may be again by an undo: their place is counted where the category takes it. */
function countTaking(tx: Transaction, organisationId: string, categoryId: string): Promise<number> {
  return tx.registration.count({
    where: {
      ...{ organisationId, categoryId },
      OR: [{ state: { in: [...LIVE] } }, { undoState: { in: [...LIVE] } }],
    },
  });
}
