"use server";

import { editionAction } from "@/lib/access/access";
import { decideRegistrations } from "../commands/decide";
import { DecisionSchema } from "../schema/decision";

export const decideRegistrationsAction = editionAction(
  "decide-registration",
  DecisionSchema,
  decideRegistrations,
  {
    lists: ["registrations"],
  },
);
