-- Mailboxes that want none of what the organisers of a school write to many.
CREATE TABLE "message_stop" (
    "organisation_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_stop_pkey" PRIMARY KEY ("organisation_id","school_id","email_key")
);

ALTER TABLE "message_stop" ADD CONSTRAINT "message_stop_organisation_id_school_id_fkey" FOREIGN KEY ("organisation_id", "school_id") REFERENCES "school"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The link of a message names no organisation.
CREATE INDEX "speaker_id_idx" ON "speaker"("id");
