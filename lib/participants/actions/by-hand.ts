"use server";

import { editionAction } from "@/lib/access/access";
import { addByHand } from "../commands/add-by-hand";
import { AddByHandSchema } from "../schema/by-hand";

export const addByHandAction = editionAction(
  "add-registration",
  AddByHandSchema,
  (scope, { school: _school, edition: _edition, ...input }) => addByHand(scope, input),
);
