"use server";

import { editionAction } from "@/lib/access/access";
import { decideMessages } from "../commands/decide-messages";
import { MessageDecisionSchema } from "../schema";

export const decideMessagesAction = editionAction("send-messages", MessageDecisionSchema, decideMessages);
