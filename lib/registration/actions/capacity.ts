"use server";

import { defineAction } from "@/lib/platform/action";
import { requireEdition } from "@/lib/team/access";
import { setCapacity } from "../commands/set-capacity";
import { CapacitySchema } from "../schema/capacity";

export const setCapacityAction = defineAction({
  schema: CapacitySchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: setCapacity,
});
