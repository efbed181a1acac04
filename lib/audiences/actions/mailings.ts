"use server";

import { editionAction } from "@/lib/access/access";
import { saveMailing, sendMailing } from "../commands/mailings";
import { MailingSchema, MailingSendSchema } from "../schema";

export const saveMailingAction = editionAction("send-messages", MailingSchema, saveMailing, {
  lists: ["audience"],
});

export const sendMailingAction = editionAction("send-messages", MailingSendSchema, sendMailing);
