"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { moveToCategory } from "../commands/move-to-category";
import { MoveSchema } from "../schema/move";

export const moveToCategoryAction = defineAction({
  schema: MoveSchema,
  gate: (input) => requireEdition(input.school, input.edition, "change-registration"),
  run: moveToCategory,
});
