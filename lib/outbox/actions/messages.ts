"use server";

import { editionAction } from "@/lib/access/access";
import { decideMessages } from "../commands/decide-messages";
import { MessageDecisionSchema } from "../schema";

export const decideMessagesAction = editionAction("decide-messages", MessageDecisionSchema, decideMessages);
