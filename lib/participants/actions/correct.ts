"use server";

import { editionAction } from "@/lib/access/access";
import { confirmPerson, correctRegistration } from "../commands/correct-registration";
import { ConfirmPersonSchema, CorrectSchema } from "../schema/correct";

export const correctRegistrationAction = editionAction(
  "change-registration",
  CorrectSchema,
  (scope, { school: _school, edition: _edition, ...input }) => correctRegistration(scope, input),
);

export const confirmPersonAction = editionAction("confirm-person", ConfirmPersonSchema, confirmPerson);
