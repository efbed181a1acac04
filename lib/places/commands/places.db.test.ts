import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeDesk } from "@/prisma/scenarios/desk";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { getPlaces } from "../queries/place-forms";
import { createCategory, editCategory, removeCategory } from "./edit-category";
import { createQuota, removeQuota, renameQuota } from "./edit-quota";

const words = {
  name: { en: "Students" },
  description: {},
  cost: { en: "€120" },
  payment: { en: "By transfer." },
  public: true,
  approval: false,
  answerBy: null,
  closed: false,
  order: 1,
};

describe("categories and quotas", () => {
  test("a new category goes to the end, wherever the list begins, and saving it without an order leaves it there", async () => {
    const { scope, address } = await makeDesk({ capacity: 30 });
    const names = async () =>
      (await getPlaces(scope)).categories.map(({ name }) => (name as { en: string }).en);
    const add = (name: string, order: number | null) =>
      createCategory(scope, { ...address, ...words, name: { en: name }, order, quotas: [] });
    await add("First", 1);
    await add("Far", 40);
    const made = await add("New", null);
    expect(await names()).toEqual(["First", "Far", "New"]);
    const category = made.ok ? made.value.categoryId : "";
    const saved = {
      ...address,
      ...words,
      category,
      version: 1,
      name: { en: "Newer" },
      order: null,
      quotas: [],
    };
    expect((await editCategory(scope, saved)).ok).toBe(true);
    expect(await names()).toEqual(["First", "Far", "Newer"]);
  });

  test("are made, linked, renamed and removed; what is in use stays", async () => {
    const { edition, scope, address } = await makeDesk({ capacity: 30 });
    const quota = await createQuota(scope, { ...address, name: { en: "Bus" }, capacity: 12 });
    const quotaId = quota.ok ? quota.value.quotaId : "";
    const quotas = [{ quota: edition.rootQuotaId }, { quota: quotaId }];
    const made = await createCategory(scope, { ...address, ...words, quotas });
    const twin = await createCategory(scope, { ...address, ...words, quotas: [], public: false });
    const id = made.ok ? made.value.categoryId : "";
    const places = await expectQueries(4, () => getPlaces(scope));
    expect(places.quotas.map((row) => [row.root, row.capacity])).toEqual([
      [true, 30],
      [false, 12],
    ]);
    expect(places.categories.map((row) => row.slug).sort()).toEqual(["students", "students-2"]);
    const quotaEdit = { ...address, quota: quotaId, version: 1 };
    expect(await removeQuota(scope, quotaEdit)).toMatchObject({ reason: "in-use" });
    expect(await removeQuota(scope, { ...address, quota: edition.rootQuotaId, version: 1 })).toMatchObject({
      reason: "root-quota",
    });
    const edit = { ...address, ...words, category: id, version: 1, quotas: [{ quota: edition.rootQuotaId }] };
    expect((await editCategory(scope, { ...edit, closed: true })).ok).toBe(true);
    expect(await editCategory(scope, edit)).toMatchObject({
      reason: "conflict",
      detail: { version: 2, closed: "on", "quotas.0.quota": edition.rootQuotaId },
    });
    expect((await renameQuota(scope, { ...quotaEdit, name: { en: "Coach" } })).ok).toBe(true);
    expect((await removeQuota(scope, { ...quotaEdit, version: 2 })).ok).toBe(true);
    const removal = { ...address, category: id, version: 2 };
    expect((await removeCategory(scope, removal)).ok).toBe(true);
    expect(
      await removeCategory(scope, { ...address, category: twin.ok ? twin.value.categoryId : "", version: 1 }),
    ).toMatchObject({ reason: "last-category" });
  });

  test("links are fixed while somebody is registered; words are not", async () => {
    const { edition, scope, address } = await makeDesk({ capacity: 30 });
    const { organisationId } = edition;
    const made = await createCategory(scope, {
      ...address,
      ...words,
      quotas: [{ quota: edition.rootQuotaId }],
    });
    const categoryId = made.ok ? made.value.categoryId : "";
    const person = await db().person.create({ data: { organisationId, fullName: "A", nameKey: "a" } });
    await db().registration.create({
      data: {
        organisationId,
        editionId: edition.id,
        personId: person.id,
        categoryId,
        state: "confirmed",
        reference: "AAAAAA",
        submittedAt: new Date(),
        fullName: "A",
        nameKey: "a",
        email: "a@example.org",
        emailKey: "a@example.org",
        language: "en",
      },
    });
    const edit = { ...address, ...words, category: categoryId, version: 1 };
    expect(await editCategory(scope, { ...edit, quotas: [] })).toMatchObject({ reason: "in-use" });
    // Cancelled a moment ago, and their place is still kept.
    const undo = { undoUntil: new Date(), undoSince: new Date(), undoState: "confirmed" } as const;
    await db().registration.updateMany({ where: { categoryId }, data: { state: "cancelled", ...undo } });
    expect(await editCategory(scope, { ...edit, quotas: [] })).toMatchObject({ reason: "in-use" });
    expect(await removeCategory(scope, edit)).toMatchObject({ reason: "in-use" });
    const renamed = { ...edit, name: { en: "Young people" }, quotas: [{ quota: edition.rootQuotaId }] };
    expect((await editCategory(scope, renamed)).ok).toBe(true);
  });

  test("of another organisation are not there", async () => {
    const [mine, theirs] = [await makeDesk({ capacity: 30 }), await makeDesk({ capacity: 30 })];
    const foreign = await createCategory(theirs.scope, { ...theirs.address, ...words, quotas: [] });
    const category = foreign.ok ? foreign.value.categoryId : "";
    const { scope, address } = mine;
    await expect(
      editCategory(scope, { ...address, ...words, category, version: 1, quotas: [] }),
    ).rejects.toThrow("not-found");
    const stray = [{ quota: theirs.edition.rootQuotaId }];
    expect(await createCategory(scope, { ...address, ...words, quotas: stray })).toMatchObject({
      reason: "unknown-quota",
    });
    await expect(
      renameQuota(scope, { ...address, quota: theirs.edition.rootQuotaId, version: 1, name: {} }),
    ).rejects.toThrow("not-found");
    expect((await createCategory(theirs.scope, { ...theirs.address, ...words, quotas: stray })).ok).toBe(
      true,
    );
  });
});
