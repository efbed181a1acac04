"use server";

import { editionAction } from "@/lib/access/access";
import { LIMITS } from "@/lib/platform/limits";
import { testMail } from "../commands/test-mail";
import { wordMail } from "../commands/word-mail";
import { MailTestSchema, MailWordingSchema } from "../schema";

export const wordMailAction = editionAction("edit-mails", MailWordingSchema, wordMail);
export const testMailAction = editionAction("edit-mails", MailTestSchema, testMail, {
  counts: (_input, _network, scope) => [[LIMITS.testMailPerLogin, scope.actor.id]],
});
