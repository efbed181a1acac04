-- Mails to sign in are counted where they are asked for; nothing ever filled these.
DROP TABLE "mailbox_send";

ALTER TABLE "outbox_message" DROP COLUMN "joined_to_id";
