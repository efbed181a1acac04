"use server";

import { organisationAction } from "@/lib/access/access";
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

export const editOrganisationAction = organisationAction(
  "edit-organisation",
  OrganisationSchema,
  editOrganisation,
  {
    lists: ["languages"],
  },
);
