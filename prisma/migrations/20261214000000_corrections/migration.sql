-- That an organiser gave a registration another address, and the way back of whoever had the one before.
CREATE TABLE "correction" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "audit_entry_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "open_until" TIMESTAMPTZ(3) NOT NULL,
    "shown_at" TIMESTAMPTZ(3),
    "agreed_at" TIMESTAMPTZ(3),
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE UNIQUE INDEX "correction_audit_entry_id_key" ON "correction"("audit_entry_id");
CREATE INDEX "correction_id_idx" ON "correction"("id");
CREATE INDEX "correction_organisation_id_registration_id_idx" ON "correction"("organisation_id", "registration_id");
ALTER TABLE "correction" ADD CONSTRAINT "correction_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "correction" ADD CONSTRAINT "correction_audit_entry_id_fkey" FOREIGN KEY ("audit_entry_id") REFERENCES "audit_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
