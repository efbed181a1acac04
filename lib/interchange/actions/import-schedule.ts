"use server";

import { defineAction } from "@/lib/platform/action";
import { requireEdition } from "@/lib/team/access";
import { importAtDesk } from "../commands/import-at-desk";
import { DESK_FORM_SIZE, ImportRequestSchema } from "../schema/import-request";

export const importScheduleAction = defineAction({
  schema: ImportRequestSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-programme"),
  run: importAtDesk,
  files: ["file"],
  secret: ["packed", "hash"],
  largest: DESK_FORM_SIZE,
});
