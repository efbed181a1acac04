"use server";

import { defineAction } from "@/lib/platform/action";
import { requireEdition } from "@/lib/team/access";
import { decideRegistrations } from "../commands/decide";
import { DecisionSchema } from "../schema/decision";

export const decideRegistrationsAction = defineAction({
  schema: DecisionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: decideRegistrations,
  lists: ["registrations"],
});
