-- A mailbox gets at most so many mails an hour; what is too much waits, and several of one kind leave as one.
ALTER TABLE "outbox_message" ADD COLUMN "joined_to_id" UUID;

ALTER TABLE "sign_in_token"
    ADD COLUMN "joined_to_id" UUID,
    ADD COLUMN "known" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "mailbox_send" (
    "id" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "known" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_send_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "mailbox_send_mailbox_sent_at_idx" ON "mailbox_send"("mailbox", "sent_at");

CREATE INDEX "outbox_message_recipient_key_state_idx" ON "outbox_message"("recipient_key", "state");

CREATE INDEX "outbox_message_joined_to_id_idx" ON "outbox_message"("joined_to_id");

CREATE INDEX "sign_in_token_joined_to_id_idx" ON "sign_in_token"("joined_to_id");

ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_joined_to_id_fkey" FOREIGN KEY ("joined_to_id") REFERENCES "outbox_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "sign_in_token" ADD CONSTRAINT "sign_in_token_joined_to_id_fkey" FOREIGN KEY ("joined_to_id") REFERENCES "sign_in_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;
