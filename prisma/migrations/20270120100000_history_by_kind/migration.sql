-- "By the system" of the history: a handful among hundreds of thousands. Not a partial index: the client casts its values, and no plan
-- knows what they are.
CREATE INDEX "audit_entry_organisation_id_actor_kind_created_at_idx" ON "audit_entry"("organisation_id", "actor_kind", "created_at");
