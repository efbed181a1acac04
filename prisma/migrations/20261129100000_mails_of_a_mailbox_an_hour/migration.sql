-- A mailbox gets so many mails an hour; what is more waits, and several of one kind to one address leave as one mail.
ALTER TABLE "outbox_message"
    ADD COLUMN "mailbox" TEXT,
    ADD COLUMN "mail_id" UUID,
    ADD COLUMN "mailbox_full" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "outbox_message_mailbox_sent_at_idx" ON "outbox_message"("mailbox", "sent_at");

CREATE INDEX "outbox_message_mail_id_idx" ON "outbox_message"("mail_id");
