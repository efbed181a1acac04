"use server";

import { defineAction } from "@/lib/platform/action";
import { requireEdition } from "@/lib/team/access";
import { keepApart } from "../commands/keep-apart";
import { KeepApartSchema } from "../schema/pair";

export const keepApartAction = defineAction({
  schema: KeepApartSchema,
  gate: (input) => requireEdition(input.school, input.edition, "change-registration"),
  run: keepApart,
});
