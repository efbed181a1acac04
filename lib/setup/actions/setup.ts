"use server";

import { requireEdition, requireSchool } from "@/lib/access/access";
import { EditionStepSchema, NewEditionSchema } from "@/lib/editions/schema/edition";
import { requireFounder } from "@/lib/organisations/access";
import { defineAction } from "@/lib/platform/action";
import { createEdition } from "../commands/create-edition";
import { createFirstSchool } from "../commands/create-first-school";
import { stepEdition } from "../commands/step-edition";
import { FirstSchoolSchema } from "../schema";

export const createFirstSchoolAction = defineAction({
  schema: FirstSchoolSchema,
  gate: () => requireFounder(),
  run: createFirstSchool,
});

export const createEditionAction = defineAction({
  schema: NewEditionSchema,
  gate: (input) => requireSchool(input.school, "edit-edition"),
  run: createEdition,
});

export const stepEditionAction = defineAction({
  schema: EditionStepSchema,
  gate: (input) => requireEdition(input.school, input.edition, "edit-edition"),
  run: stepEdition,
});
