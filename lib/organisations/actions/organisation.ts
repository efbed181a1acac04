"use server";

import { requireOrganisation } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { requireFounder } from "../access";
import { createOrganisation } from "../commands/create-organisation";
import { editOrganisation } from "../commands/edit-organisation";
import { NewOrganisationSchema, OrganisationSchema } from "../schema";

export const createOrganisationAction = defineAction({
  schema: NewOrganisationSchema,
  gate: () => requireFounder(),
  run: createOrganisation,
});

export const editOrganisationAction = defineAction({
  schema: OrganisationSchema,
  gate: (input) => requireOrganisation(input.organisation, "change-settings"),
  run: editOrganisation,
  lists: ["languages"],
});
