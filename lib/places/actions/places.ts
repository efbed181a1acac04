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

export const createCategoryAction = editionAction("edit-categories", NewCategorySchema, createCategory);
export const editCategoryAction = editionAction("edit-categories", CategorySchema, editCategory);

export const removeCategoryAction = editionAction("edit-categories", CategoryRemovalSchema, removeCategory);

export const createQuotaAction = editionAction("edit-quotas", NewQuotaSchema, createQuota);
export const renameQuotaAction = editionAction("edit-quotas", QuotaNameSchema, renameQuota);
export const removeQuotaAction = editionAction("edit-quotas", QuotaRemovalSchema, removeQuota);
