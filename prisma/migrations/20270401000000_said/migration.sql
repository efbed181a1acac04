-- What a mail said when it left, as text and without its private links; null: it left earlier, or its person is erased.
ALTER TABLE "outbox_message" ADD COLUMN "said" JSONB;
-- No words are kept of a mail of which it is not known any more whom it went to.
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_said"
  CHECK ("said" IS NULL OR ("recipient" <> '' AND jsonb_typeof("said") = 'object'));
