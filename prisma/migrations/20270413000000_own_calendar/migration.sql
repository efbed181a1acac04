-- The address of a participant's own calendar can be ended.
ALTER TABLE "registration" ADD COLUMN "calendar_version" INTEGER NOT NULL DEFAULT 1;
