-- How one pays, in the organiser's words, until money has its records.
ALTER TABLE "category" ADD COLUMN "payment" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "category" ADD CONSTRAINT "category_payment_localised" CHECK (is_localised("payment"));

-- From when confirmed people see the link of an online room: hours before its day begins.
ALTER TABLE "room" ADD COLUMN "join_hours" INTEGER NOT NULL DEFAULT 24;
ALTER TABLE "room" ADD CONSTRAINT "room_join_hours" CHECK ("join_hours" BETWEEN 0 AND 2160);
