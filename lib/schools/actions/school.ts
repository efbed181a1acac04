"use server";

import { requireOrganisation, requireSchool } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { createSchool } from "../commands/create-school";
import { editSchool } from "../commands/edit-school";
import { NewSchoolSchema, SchoolSchema } from "../schema";

export const createSchoolAction = defineAction({
  schema: NewSchoolSchema,
  gate: (input) => requireOrganisation(input.organisation, "change-settings"),
  run: createSchool,
});

export const editSchoolAction = defineAction({
  schema: SchoolSchema,
  gate: (input) => requireSchool(input.school, "edit-edition"),
  run: editSchool,
});
