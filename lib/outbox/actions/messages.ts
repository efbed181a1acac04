"use server";

import { editionAction } from "@/lib/access/access";
import { decideMessages } from "../commands/decide-messages";
import { saveMailing, sendMailing } from "../commands/mailings";
import { MailingSchema, MailingSendSchema, MessageDecisionSchema } from "../schema";

export const decideMessagesAction = editionAction("send-messages", MessageDecisionSchema, decideMessages);

export const saveMailingAction = editionAction("send-messages", MailingSchema, saveMailing, {
  lists: ["audience"],
});

export const sendMailingAction = editionAction("send-messages", MailingSendSchema, sendMailing);
