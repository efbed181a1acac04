-- The mail before the first day is written once for each registration and day, whichever process is first.
CREATE UNIQUE INDEX "outbox_message_before_the_day" ON "outbox_message" ("organisation_id", "registration_id", ("parameters" ->> 'day')) WHERE "template" = 'before-the-day';
