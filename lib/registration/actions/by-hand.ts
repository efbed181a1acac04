"use server";

import { defineAction } from "@/lib/platform/action";
import { requireEdition } from "@/lib/team/access";
import { addByHand } from "../commands/add-by-hand";
import { AddByHandSchema } from "../schema/by-hand";

export const addByHandAction = defineAction({
  schema: AddByHandSchema,
  gate: (input) => requireEdition(input.school, input.edition, "add-registration"),
  run: (scope, { school: _school, edition: _edition, ...input }) => addByHand(scope, input),
});
