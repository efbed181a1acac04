"use server";

import { editionAction, schoolAction } from "@/lib/access/access";
import { EditionTransitionSchema, NewEditionSchema } from "@/lib/editions/schema/edition";
import { requireFounder } from "@/lib/organisations/access";
import { defineAction } from "@/lib/platform/action";
import { createEdition } from "../commands/create-edition";
import { createFirstSchool } from "../commands/create-first-school";
import { createNextEdition } from "../commands/create-next-edition";
import { transitionEdition } from "../commands/transition-edition";
import { FirstSchoolSchema, NextEditionSchema } from "../schema";

export const createFirstSchoolAction = defineAction({
  schema: FirstSchoolSchema,
  gate: () => requireFounder(),
  run: createFirstSchool,
});

export const createEditionAction = schoolAction("create-edition", NewEditionSchema, createEdition);
export const createNextEditionAction = schoolAction("create-edition", NextEditionSchema, createNextEdition);
export const transitionEditionAction = editionAction(
  "publish-edition",
  EditionTransitionSchema,
  transitionEdition,
);
