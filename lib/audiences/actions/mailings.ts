"use server";

import { editionAction } from "@/lib/access/access";
import { lookAtMail } from "@/lib/outbox/queries/mail-look";
import { MailLookSchema } from "@/lib/outbox/schema";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { saveMailing, sendMailing } from "../commands/mailings";
import { MailingSchema, MailingSendSchema } from "../schema";

export const saveMailingAction = editionAction("send-messages", MailingSchema, saveMailing, {
  lists: ["audience"],
});

export const sendMailingAction = editionAction("send-messages", MailingSendSchema, sendMailing);

/** Asks only: how a mail of the edition reads with the words that are being typed. */
export const lookAtMailAction = editionAction("edit-mails", MailLookSchema, (scope, input) =>
  lookAtMail(scope, input, findMailContexts),
);
