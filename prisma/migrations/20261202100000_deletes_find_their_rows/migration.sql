-- A row that is deleted asks each table that refers to it; without an index that read all of the table, once a row.
CREATE INDEX "released_person_organisation_id_released_slot_id_idx" ON "released_person"("organisation_id", "released_slot_id");
CREATE INDEX "released_slot_organisation_id_room_id_idx" ON "released_slot"("organisation_id", "room_id");
CREATE INDEX "registration_organisation_id_person_id_idx" ON "registration"("organisation_id", "person_id");
CREATE INDEX "speaker_organisation_id_person_id_idx" ON "speaker"("organisation_id", "person_id");
CREATE INDEX "outbox_message_audit_entry_id_idx" ON "outbox_message"("audit_entry_id");

-- Few answers rest on a consent, and few people were merged.
CREATE INDEX "answer_consent" ON "answer"("organisation_id", "consent_id") WHERE "consent_id" IS NOT NULL;
CREATE INDEX "person_merged_into" ON "person"("organisation_id", "merged_into_id") WHERE "merged_into_id" IS NOT NULL;
