"use server";

import { defineAction } from "@/lib/platform/action";
import { requireEdition } from "@/lib/team/access";
import { decideMessages } from "../commands/decide-messages";
import { MessageDecisionSchema } from "../schema";

export const decideMessagesAction = defineAction({
  schema: MessageDecisionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "send-messages"),
  run: decideMessages,
});
