import { expect, test } from "vitest";
import { categoryFields, quotaFields } from "./fields";

const category = {
  name: { en: "Member", it: "Socia" },
  description: null,
  cost: { en: "€ 40" },
  payment: { en: "By transfer" },
  public: true,
  closedAt: null,
  order: 2,
  quotas: [{ quotaId: "root" }, { quotaId: "bus" }],
};

test("a category under the names of its form", () => {
  expect(categoryFields(category)).toEqual({
    name: { en: "Member", it: "Socia" },
    description: {},
    cost: { en: "€ 40" },
    payment: { en: "By transfer" },
    public: true,
    closed: false,
    order: 2,
    quotas: [{ quota: "root" }, { quota: "bus" }],
  });
  expect(categoryFields({ ...category, closedAt: new Date(0) }).closed).toBe(true);
});

test("a quota under the names of its form, with a limit and without", () => {
  expect(quotaFields({ name: { en: "Beds" }, capacity: 12 })).toEqual({ name: { en: "Beds" }, capacity: 12 });
  expect(quotaFields({ name: null, capacity: null })).toEqual({ name: {}, capacity: null });
});
