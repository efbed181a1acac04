import { expect, test } from "vitest";
import { categoryFields, quotaFields } from "./fields";

const category = {
  name: { en: "Member", it: "Socia" },
  description: null,
  cost: { en: "€ 40" },
  payment: { en: "By transfer" },
  public: true,
  approval: false,
  answerBy: null,
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
    approval: false,
    answerBy: null,
    closed: false,
    order: 2,
    quotas: [{ quota: "root" }, { quota: "bus" }],
  });
  expect(categoryFields({ ...category, closedAt: new Date(0) }).closed).toBe(true);
  expect(
    categoryFields({ ...category, approval: true, answerBy: new Date("2027-05-02T00:00Z") }),
  ).toMatchObject({
    approval: true,
    answerBy: "2027-05-02",
  });
});

test("a quota under the names of its form, with a limit and without", () => {
  expect(quotaFields({ name: { en: "Beds" }, capacity: 12 })).toEqual({ name: { en: "Beds" }, capacity: 12 });
  expect(quotaFields({ name: null, capacity: null })).toEqual({ name: {}, capacity: null });
});
