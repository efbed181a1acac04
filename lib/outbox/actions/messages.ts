"use server";

import { requireEdition } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { decideMessages } from "../commands/decide-messages";
import { saveMailing, sendMailing } from "../commands/mailings";
import { MailingSchema, MailingSendSchema, MessageDecisionSchema } from "../schema";

export const decideMessagesAction = defineAction({
  schema: MessageDecisionSchema,
  gate: (input) => requireEdition(input.school, input.edition, "send-messages"),
  run: decideMessages,
});

export const saveMailingAction = defineAction({
  schema: MailingSchema,
  gate: (input) => requireEdition(input.school, input.edition, "send-messages"),
  run: saveMailing,
  lists: ["audience"],
});

export const sendMailingAction = defineAction({
  schema: MailingSendSchema,
  gate: (input) => requireEdition(input.school, input.edition, "send-messages"),
  run: sendMailing,
});
