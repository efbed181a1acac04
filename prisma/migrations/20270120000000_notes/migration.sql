-- What the team wrote down about a registration, for itself.
CREATE TABLE "registration_note" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "registration_note_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "registration_note_text" CHECK (char_length("text") BETWEEN 1 AND 4000)
);
CREATE INDEX "registration_note_organisation_id_registration_id_idx" ON "registration_note"("organisation_id", "registration_id");
ALTER TABLE "registration_note" ADD CONSTRAINT "registration_note_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
