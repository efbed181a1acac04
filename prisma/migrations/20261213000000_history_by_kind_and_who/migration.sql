-- The history is read by kind of object and by who did it: a rare kind must not be looked for through all of the others.
CREATE INDEX "audit_entry_organisation_id_object_kind_created_at_idx" ON "audit_entry"("organisation_id", "object_kind", "created_at");
CREATE INDEX "audit_entry_organisation_id_actor_id_created_at_idx" ON "audit_entry"("organisation_id", "actor_id", "created_at");
