"use server";

import { editionAction, schoolAction } from "@/lib/access/access";
import { EditionTransitionSchema, NewEditionSchema } from "@/lib/editions/schema/edition";
import { requireFounder } from "@/lib/organisations/access";
import { defineAction } from "@/lib/platform/action";
import { createEdition } from "../commands/create-edition";
import { createFirstSchool } from "../commands/create-first-school";
import { transitionEdition } from "../commands/transition-edition";
import { FirstSchoolSchema } from "../schema";

export const createFirstSchoolAction = defineAction({
  schema: FirstSchoolSchema,
  gate: () => requireFounder(),
  run: createFirstSchool,
});

export const createEditionAction = schoolAction("create-edition", NewEditionSchema, createEdition);
export const transitionEditionAction = editionAction(
  "publish-edition",
  EditionTransitionSchema,
  transitionEdition,
);
