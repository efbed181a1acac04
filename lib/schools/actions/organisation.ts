"use server";

import { requireOrganisation, requireSchool } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { requireFounder } from "../access";
import { createEdition } from "../commands/create-edition";
import { createFirstSchool } from "../commands/create-first-school";
import { createOrganisation } from "../commands/create-organisation";
import { createSchool } from "../commands/create-school";
import { editOrganisation } from "../commands/edit-organisation";
import { editSchool } from "../commands/edit-school";
import { NewEditionSchema } from "../schema/edition";
import { FirstSchoolSchema, NewOrganisationSchema, OrganisationSchema } from "../schema/organisation";
import { NewSchoolSchema, SchoolSchema } from "../schema/school";

export const createOrganisationAction = defineAction({
  schema: NewOrganisationSchema,
  gate: () => requireFounder(),
  run: createOrganisation,
});

export const createFirstSchoolAction = defineAction({
  schema: FirstSchoolSchema,
  gate: () => requireFounder(),
  run: createFirstSchool,
});

export const editOrganisationAction = defineAction({
  schema: OrganisationSchema,
  gate: (input) => requireOrganisation(input.organisation, "change-settings"),
  run: editOrganisation,
  lists: ["languages"],
});

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

export const createEditionAction = defineAction({
  schema: NewEditionSchema,
  gate: (input) => requireSchool(input.school, "edit-edition"),
  run: createEdition,
});
