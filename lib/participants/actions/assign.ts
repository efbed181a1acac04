"use server";

import { editionAction } from "@/lib/access/access";
import { assignRegistrations, giveBackRegistrations } from "../commands/assign-registrations";
import { AssignSchema, GiveBackSchema } from "../schema/assign";

export const assignRegistrationsAction = editionAction(
  "annotate-registration",
  AssignSchema,
  assignRegistrations,
  { lists: ["registrations"] },
);
export const giveBackRegistrationsAction = editionAction(
  "annotate-registration",
  GiveBackSchema,
  giveBackRegistrations,
);
