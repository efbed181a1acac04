"use server";

import { editionAction } from "@/lib/access/access";
import { decideMessages } from "../commands/decide-messages";
import { wordMail } from "../commands/word-mail";
import { MailWordingSchema, MessageDecisionSchema } from "../schema";

export const decideMessagesAction = editionAction("decide-messages", MessageDecisionSchema, decideMessages);
export const wordMailAction = editionAction("edit-mails", MailWordingSchema, wordMail);
