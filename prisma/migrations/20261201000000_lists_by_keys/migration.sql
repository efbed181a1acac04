-- The desk's list of registrations is read from where its reader is, in each of its orders.
CREATE INDEX "registration_organisation_id_edition_id_submitted_at_id_idx" ON "registration"("organisation_id", "edition_id", "submitted_at", "id");
CREATE INDEX "registration_organisation_id_edition_id_full_name_id_idx" ON "registration"("organisation_id", "edition_id", "full_name", "id");
CREATE INDEX "registration_organisation_id_edition_id_affiliation_id_idx" ON "registration"("organisation_id", "edition_id", "affiliation", "id");

-- The one before was over the three columns joined together, which no search has ever asked for.
DROP INDEX "registration_search";
CREATE INDEX "registration_search" ON "registration" USING GIN ("name_key" gin_trgm_ops, "email" gin_trgm_ops, "email_key" gin_trgm_ops, "affiliation" gin_trgm_ops);
