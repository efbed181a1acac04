import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  CheckSchema,
  DateSchema,
  formSchema,
  IdSchema,
  integerSchema,
  localisedLine,
  localisedText,
  requiredLocalisedLine,
  rowsSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";

const category = {
  name: requiredLocalisedLine(120),
  description: localisedText(2_000),
  /** In words; money comes with its own records. */
  cost: localisedLine(200),
  /** How one pays: Markdown, shown wherever the cost is. */
  payment: localisedText(2_000),
  /** Not public: only an organiser may give it (speakers, team). */
  public: CheckSchema,
  /** Organisers answer each registration; until then it holds no place. */
  approval: CheckSchema,
  /** By when they say they will; said beside it, and nothing follows from it. */
  answerBy: blankable(DateSchema),
  closed: CheckSchema,
  /** Blank is the end of the list for a new one, and where it stands for the others. */
  order: blankable(integerSchema(0, 9_999)),
  /** The quotas it takes a place from; none stands outside the capacity. */
  quotas: rowsSchema("quota", { quota: IdSchema }, 20),
};
export const NewCategorySchema = formSchema({ ...editionAddress, ...category });
export type NewCategory = z.output<typeof NewCategorySchema>;
export const CategorySchema = formSchema({
  ...editionAddress,
  category: IdSchema,
  version: VersionSchema,
  ...category,
});
export type CategoryEdit = z.output<typeof CategorySchema>;
export const CategoryRemovalSchema = formSchema({
  ...editionAddress,
  category: IdSchema,
  version: VersionSchema,
});
export type CategoryRemoval = z.output<typeof CategoryRemovalSchema>;

/** A further number of places; blank is unlimited. */
export const NewQuotaSchema = formSchema({
  ...editionAddress,
  name: requiredLocalisedLine(120),
  capacity: blankable(integerSchema(0, 100_000)),
});
export type NewQuota = z.output<typeof NewQuotaSchema>;
export const QuotaNameSchema = formSchema({
  ...editionAddress,
  quota: IdSchema,
  version: VersionSchema,
  name: localisedLine(120),
});
export type QuotaName = z.output<typeof QuotaNameSchema>;
export const QuotaRemovalSchema = formSchema({ ...editionAddress, quota: IdSchema, version: VersionSchema });
export type QuotaRemoval = z.output<typeof QuotaRemovalSchema>;
