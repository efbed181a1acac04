"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { createCategory, editCategory, removeCategory } from "../commands/edit-category";
import { createQuota, removeQuota, renameQuota } from "../commands/edit-quota";
import {
  CategoryRemovalSchema,
  CategorySchema,
  NewCategorySchema,
  NewQuotaSchema,
  QuotaNameSchema,
  QuotaRemovalSchema,
} from "../schema/places";

export const createCategoryAction = defineAction({
  schema: NewCategorySchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: createCategory,
});

export const editCategoryAction = defineAction({
  schema: CategorySchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: editCategory,
});

export const removeCategoryAction = defineAction({
  schema: CategoryRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: removeCategory,
});

export const createQuotaAction = defineAction({
  schema: NewQuotaSchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: createQuota,
});

export const renameQuotaAction = defineAction({
  schema: QuotaNameSchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: renameQuota,
});

export const removeQuotaAction = defineAction({
  schema: QuotaRemovalSchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: removeQuota,
});
