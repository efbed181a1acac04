-- When a question is asked and until when it is answered: what is there is asked at registration, without an end.
ALTER TABLE "field" ADD COLUMN "later_since" TIMESTAMPTZ(3), ADD COLUMN "answer_until" DATE;
ALTER TABLE "registration" ADD COLUMN "later_sent_at" TIMESTAMPTZ(3);
