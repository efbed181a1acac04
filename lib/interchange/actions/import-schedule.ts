"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
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
