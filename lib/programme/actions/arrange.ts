"use server";

import { editionAction } from "@/lib/access/access";
import { arrangeAtDesk } from "../commands/arrange";
import { takeBackArranged } from "../commands/take-back-arranged";
import { ArrangeBackSchema, ArrangeSchema } from "../schema/arrange";

export const arrangeAction = editionAction("edit-slots", ArrangeSchema, arrangeAtDesk, {
  after: ({ batch, day }, { schoolSlug, editionSlug }, { locale }) =>
    batch
      ? `/${locale}/organise/${schoolSlug}/${editionSlug}/programme?arranged=${batch}${day ? `&day=${day}` : ""}`
      : undefined,
});
export const takeBackArrangedAction = editionAction("edit-slots", ArrangeBackSchema, takeBackArranged);
