-- Where answers to an edition's mails go; null: to its contact address.
ALTER TABLE "edition" ADD COLUMN "reply_to" TEXT;
