"use server";

import { editionAction } from "@/lib/access/access";
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

export const createCategoryAction = editionAction("decide-registration", NewCategorySchema, createCategory);
export const editCategoryAction = editionAction("decide-registration", CategorySchema, editCategory);

export const removeCategoryAction = editionAction(
  "decide-registration",
  CategoryRemovalSchema,
  removeCategory,
);

export const createQuotaAction = editionAction("decide-registration", NewQuotaSchema, createQuota);
export const renameQuotaAction = editionAction("decide-registration", QuotaNameSchema, renameQuota);
export const removeQuotaAction = editionAction("decide-registration", QuotaRemovalSchema, removeQuota);
