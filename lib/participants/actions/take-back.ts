"use server";

import { editionAction } from "@/lib/access/access";
import { takeBackDecisions } from "../commands/take-back";
import { takeBackAll } from "../commands/take-back-all";
import { TakeBackAllSchema, TakeBackSchema } from "../schema/decision";

export const takeBackDecisionsAction = editionAction(
  "decide-registration",
  TakeBackSchema,
  takeBackDecisions,
  {
    lists: ["registrations"],
  },
);

export const takeBackAllAction = editionAction("decide-registration", TakeBackAllSchema, (scope, input) =>
  takeBackAll(scope, input),
);
