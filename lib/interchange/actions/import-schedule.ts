"use server";

import { editionAction } from "@/lib/access/access";
import { importAtDesk } from "../commands/import-at-desk";
import { DESK_FORM_SIZE, ImportRequestSchema } from "../schema/import-request";

export const importScheduleAction = editionAction("import-schedule", ImportRequestSchema, importAtDesk, {
  files: ["file"],
  secret: ["packed", "hash"],
  largest: DESK_FORM_SIZE,
});
