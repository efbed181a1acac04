"use server";

import { defineAction } from "@/lib/platform/action";
import { requireEdition } from "@/lib/team/access";
import { moveToCategory } from "../commands/move-to-category";
import { MoveSchema } from "../schema/move";

export const moveToCategoryAction = defineAction({
  schema: MoveSchema,
  gate: (input) => requireEdition(input.school, input.edition, "change-registration"),
  run: moveToCategory,
});
