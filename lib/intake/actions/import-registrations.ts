"use server";

import { editionAction } from "@/lib/access/access";
import { intakeAtDesk } from "../commands/intake-at-desk";
import { DESK_FORM_SIZE, IntakeRequestSchema } from "../schema/intake-request";

export const importRegistrationsAction = editionAction(
  "import-registrations",
  IntakeRequestSchema,
  intakeAtDesk,
  {
    files: ["file"],
    lists: ["column", "other"],
    secret: ["packed", "hash", "shown"],
    largest: DESK_FORM_SIZE,
  },
);
