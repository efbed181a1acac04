"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { takeBackDecisions } from "../commands/take-back";
import { TakeBackSchema } from "../schema/decision";

export const takeBackDecisionsAction = defineAction({
  schema: TakeBackSchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: takeBackDecisions,
  lists: ["registrations"],
});
