"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { decideRegistrations } from "../commands/decide";
import { DecisionSchema } from "../schema/decision";

export const decideRegistrationsAction = defineAction({
  schema: DecisionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: decideRegistrations,
  lists: ["registrations"],
});
