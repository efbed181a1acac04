-- Sessions that participants marked for themselves.
CREATE TABLE "star" (
    "organisation_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "marked" BOOLEAN NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "star_pkey" PRIMARY KEY ("organisation_id", "registration_id", "session_id")
);
CREATE INDEX "star_organisation_id_session_id_idx" ON "star"("organisation_id", "session_id");
ALTER TABLE "star" ADD CONSTRAINT "star_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "star" ADD CONSTRAINT "star_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
