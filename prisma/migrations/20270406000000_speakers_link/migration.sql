-- A speaker's own page by private link: who holds the link acts as that speaker, and says of each session whether they come.
ALTER TYPE "ActorKind" ADD VALUE 'speaker';

ALTER TABLE "speaker" ADD COLUMN "link_version" INTEGER NOT NULL DEFAULT 1, ADD COLUMN "asked_at" TIMESTAMPTZ(3);
ALTER TABLE "edition" ADD COLUMN "speakers_until" DATE;

CREATE TYPE "ReplyKind" AS ENUM ('confirmed', 'declined');

CREATE TABLE "session_reply" (
    "organisation_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "reply" "ReplyKind" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "replied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_reply_pkey" PRIMARY KEY ("organisation_id", "session_id", "speaker_id"),
    CONSTRAINT "session_reply_words" CHECK (char_length("words") <= 1000)
);
CREATE INDEX "session_reply_organisation_id_speaker_id_idx" ON "session_reply"("organisation_id", "speaker_id");
ALTER TABLE "session_reply" ADD CONSTRAINT "session_reply_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session_reply" ADD CONSTRAINT "session_reply_organisation_id_speaker_id_fkey" FOREIGN KEY ("organisation_id", "speaker_id") REFERENCES "speaker"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
