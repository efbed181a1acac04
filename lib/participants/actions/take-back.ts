"use server";

import { editionAction } from "@/lib/access/access";
import { takeBackDecisions } from "../commands/take-back";
import { TakeBackSchema } from "../schema/decision";

export const takeBackDecisionsAction = editionAction(
  "decide-registration",
  TakeBackSchema,
  takeBackDecisions,
  {
    lists: ["registrations"],
  },
);
