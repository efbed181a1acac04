"use server";

import { editionAction } from "@/lib/access/access";
import { decideMessages } from "@/lib/outbox/commands/decide-messages";
import { editMessage } from "@/lib/outbox/commands/edit-message";
import { MessageDecisionSchema, MessageEditSchema } from "@/lib/outbox/schema";
import { findWithheldMailings } from "../queries/withheld-mailings";

// Above the outbox: which mails tell too much of whom they are for, only audiences know.

export const decideMessagesAction = editionAction(
  "decide-messages",
  MessageDecisionSchema,
  async (scope, input) => decideMessages(scope, input, await findWithheldMailings(scope)),
);

export const editMessageAction = editionAction("decide-messages", MessageEditSchema, async (scope, input) =>
  editMessage(scope, input, await findWithheldMailings(scope)),
);
