"use server";

import { editionAction } from "@/lib/access/access";
import { LIMITS } from "@/lib/platform/limits";
import { decideMessages } from "../commands/decide-messages";
import { editMessage } from "../commands/edit-message";
import { testMail } from "../commands/test-mail";
import { wordMail } from "../commands/word-mail";
import { MailTestSchema, MailWordingSchema, MessageDecisionSchema, MessageEditSchema } from "../schema";

export const decideMessagesAction = editionAction("decide-messages", MessageDecisionSchema, decideMessages);
export const editMessageAction = editionAction("decide-messages", MessageEditSchema, editMessage);
export const wordMailAction = editionAction("edit-mails", MailWordingSchema, wordMail);
export const testMailAction = editionAction("edit-mails", MailTestSchema, testMail, {
  counts: (_input, _network, scope) => [[LIMITS.testMailPerLogin, scope.actor.id]],
});
