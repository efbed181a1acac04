"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { setCapacity } from "../commands/set-capacity";
import { CapacitySchema } from "../schema/capacity";

export const setCapacityAction = defineAction({
  schema: CapacitySchema,
  gate: (input) => requireEdition(input.school, input.edition, "decide-registration"),
  run: setCapacity,
});
