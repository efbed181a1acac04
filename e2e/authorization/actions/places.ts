import { at, edit, type GatedActions, gated } from "./gated";

const category = { "name.en": "Member", order: "0", public: "on" };

/** Categories, quotas and how many places there are. */
export const PLACES: GatedActions = {
  createCategoryAction: gated(
    "edit-categories",
    (w) => ({ ...at(w), ...category, "quotas.0.quota": w.quota.id }),
    "quotas.0.quota",
  ),
  editCategoryAction: gated(
    "edit-categories",
    (w) => ({ ...edit(w), ...category, category: w.category.id }),
    "category",
  ),
  removeCategoryAction: gated(
    "edit-categories",
    (w) => ({ ...edit(w), category: w.category.id }),
    "category",
  ),
  createQuotaAction: gated("edit-quotas", (w) => ({ ...at(w), "name.en": "Quota", capacity: "5" })),
  renameQuotaAction: gated(
    "edit-quotas",
    (w) => ({ ...edit(w), quota: w.quota.id, "name.en": "Quota" }),
    "quota",
  ),
  removeQuotaAction: gated("edit-quotas", (w) => ({ ...edit(w), quota: w.quota.id }), "quota"),
  setCapacityAction: gated(
    "set-capacity",
    (w) => ({ ...edit(w), quota: w.quota.id, capacity: "7" }),
    "quota",
  ),
};
