"use server";

import { editionAction } from "@/lib/access/access";
import { lookAtMail } from "@/lib/outbox/queries/mail-look";
import { MailLookSchema } from "@/lib/outbox/schema";
import { LIMITS } from "@/lib/platform/limits";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { removeMailing, saveMailing } from "../commands/mailings";
import { planMailing, unplanMailing } from "../commands/plan-mailing";
import { draftMailing, sendDrafts, sendMailing, stopMailing, undraftMailing } from "../commands/send-mailing";
import { testMailing } from "../commands/test-mailing";
import { lookAtMailing } from "../queries/mailing-look";
import {
  MailingLookSchema,
  MailingPlanSchema,
  MailingSchema,
  MailingSendSchema,
  MailingTestSchema,
} from "../schema";

const lists = ["audience", "attached"];

export const saveMailingAction = editionAction("send-messages", MailingSchema, saveMailing, { lists });

export const removeMailingAction = editionAction("send-messages", MailingSendSchema, removeMailing);

export const sendMailingAction = editionAction("send-messages", MailingSendSchema, sendMailing);

export const draftMailingAction = editionAction("send-messages", MailingSendSchema, draftMailing);
export const sendDraftsAction = editionAction("send-messages", MailingSendSchema, sendDrafts);
export const undraftMailingAction = editionAction("send-messages", MailingSendSchema, undraftMailing);
export const stopMailingAction = editionAction("send-messages", MailingSendSchema, stopMailing);
export const planMailingAction = editionAction("send-messages", MailingPlanSchema, planMailing);
export const unplanMailingAction = editionAction("send-messages", MailingSendSchema, unplanMailing);

export const testMailingAction = editionAction("send-messages", MailingTestSchema, testMailing, {
  counts: (_input, _network, scope) => [[LIMITS.testMailPerLogin, scope.actor.id]],
});

/** Asks only: how a message reads while it is being typed. */
export const lookAtMailingAction = editionAction(
  "send-messages",
  MailingLookSchema,
  (scope, input) => lookAtMailing(scope, input, findMailContexts),
  { lists },
);

/** Asks only: how a mail of the edition reads with the words that are being typed. */
export const lookAtMailAction = editionAction("edit-mails", MailLookSchema, (scope, input) =>
  lookAtMail(scope, input, findMailContexts),
);
