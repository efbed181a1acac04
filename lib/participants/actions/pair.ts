"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { keepApart } from "../commands/keep-apart";
import { KeepApartSchema } from "../schema/pair";

export const keepApartAction = defineAction({
  schema: KeepApartSchema,
  gate: (input) => requireEdition(input.school, input.edition, "change-registration"),
  run: keepApart,
});
