"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { release } from "../commands/release";
import { ReleaseSchema } from "../schema";

export const releaseAction = defineAction({
  schema: ReleaseSchema,
  gate: (input) => requireEdition(input.school, input.edition, "release"),
  run: release,
});
