"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { addByHand } from "../commands/add-by-hand";
import { AddByHandSchema } from "../schema/by-hand";

export const addByHandAction = defineAction({
  schema: AddByHandSchema,
  gate: (input) => requireEdition(input.school, input.edition, "add-registration"),
  run: (scope, { school: _school, edition: _edition, ...input }) => addByHand(scope, input),
});
