"use server";

import { editionAction, schoolAction } from "@/lib/access/access";
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

export const createEditionAction = schoolAction("create-edition", NewEditionSchema, createEdition);
export const stepEditionAction = editionAction("publish-edition", EditionStepSchema, stepEdition);
