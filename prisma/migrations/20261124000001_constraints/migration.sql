-- What Prisma cannot express: extensions, CHECKs, partial unique indexes, exclusion constraints, triggers.
-- Runs on PostgreSQL 15 and later.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- A localised value is a map from BCP 47 tag to text.
CREATE FUNCTION is_localised(content jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN jsonb_typeof(content) <> 'object' THEN false ELSE NOT EXISTS (
    SELECT 1 FROM jsonb_each(content) AS entry
    WHERE jsonb_typeof(entry.value) <> 'string' OR entry.key !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'
  ) END
$$;

ALTER TABLE "mailing" ADD CONSTRAINT "mailing_subject_localised" CHECK (is_localised("subject"));
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_body_localised" CHECK (is_localised("body"));
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_headline_localised" CHECK (is_localised("headline"));
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_biography_localised" CHECK (is_localised("biography"));
ALTER TABLE "practice" ADD CONSTRAINT "practice_title_localised" CHECK (is_localised("title"));
ALTER TABLE "practice" ADD CONSTRAINT "practice_summary_localised" CHECK (is_localised("summary"));
ALTER TABLE "practice" ADD CONSTRAINT "practice_change_localised" CHECK (is_localised("change"));
ALTER TABLE "recap" ADD CONSTRAINT "recap_title_localised" CHECK (is_localised("title"));
ALTER TABLE "recap" ADD CONSTRAINT "recap_article_localised" CHECK (is_localised("article"));
ALTER TABLE "recap" ADD CONSTRAINT "recap_video_caption_localised" CHECK (is_localised("video_caption"));
ALTER TABLE "recap_document" ADD CONSTRAINT "recap_document_title_localised" CHECK (is_localised("title"));
ALTER TABLE "figure" ADD CONSTRAINT "figure_label_localised" CHECK (is_localised("label"));
ALTER TABLE "theme" ADD CONSTRAINT "theme_title_localised" CHECK (is_localised("title"));
ALTER TABLE "theme" ADD CONSTRAINT "theme_summary_localised" CHECK (is_localised("summary"));
ALTER TABLE "room" ADD CONSTRAINT "room_floor_localised" CHECK (is_localised("floor"));
ALTER TABLE "room" ADD CONSTRAINT "room_equipment_localised" CHECK (is_localised("equipment"));
ALTER TABLE "session" ADD CONSTRAINT "session_title_localised" CHECK (is_localised("title"));
ALTER TABLE "session" ADD CONSTRAINT "session_subtitle_localised" CHECK (is_localised("subtitle"));
ALTER TABLE "session" ADD CONSTRAINT "session_abstract_localised" CHECK (is_localised("abstract"));
ALTER TABLE "slot" ADD CONSTRAINT "slot_title_localised" CHECK (is_localised("title"));
ALTER TABLE "slot" ADD CONSTRAINT "slot_note_localised" CHECK (is_localised("note"));
ALTER TABLE "release" ADD CONSTRAINT "release_note_localised" CHECK (is_localised("note"));
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_title_localised" CHECK (is_localised("title"));
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_note_localised" CHECK (is_localised("note"));
ALTER TABLE "quota" ADD CONSTRAINT "quota_name_localised" CHECK (is_localised("name"));
ALTER TABLE "category" ADD CONSTRAINT "category_name_localised" CHECK (is_localised("name"));
ALTER TABLE "category" ADD CONSTRAINT "category_description_localised" CHECK (is_localised("description"));
ALTER TABLE "category" ADD CONSTRAINT "category_cost_localised" CHECK (is_localised("cost"));
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_label_localised" CHECK (is_localised("label"));
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_hint_localised" CHECK (is_localised("hint"));
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_purpose_localised" CHECK (is_localised("purpose"));
ALTER TABLE "term_version" ADD CONSTRAINT "term_version_text_localised" CHECK (is_localised("text"));
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_legal_notice_localised" CHECK (is_localised("legal_notice"));
ALTER TABLE "school" ADD CONSTRAINT "school_title_localised" CHECK (is_localised("title"));
ALTER TABLE "school" ADD CONSTRAINT "school_summary_localised" CHECK (is_localised("summary"));
ALTER TABLE "school" ADD CONSTRAINT "school_description_localised" CHECK (is_localised("description"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_title_localised" CHECK (is_localised("title"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_tagline_localised" CHECK (is_localised("tagline"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_summary_localised" CHECK (is_localised("summary"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_description_localised" CHECK (is_localised("description"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_audience_localised" CHECK (is_localised("audience"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_cost_localised" CHECK (is_localised("cost"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_access_note_localised" CHECK (is_localised("access_note"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_venue_localised" CHECK (is_localised("venue"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_directions_localised" CHECK (is_localised("directions"));
ALTER TABLE "edition" ADD CONSTRAINT "edition_cancel_reason_localised" CHECK (is_localised("cancel_reason"));
ALTER TABLE "edition_day" ADD CONSTRAINT "edition_day_label_localised" CHECK (is_localised("label"));
ALTER TABLE "edition_day" ADD CONSTRAINT "edition_day_module_localised" CHECK (is_localised("module"));
ALTER TABLE "access_item" ADD CONSTRAINT "access_item_title_localised" CHECK (is_localised("title"));
ALTER TABLE "access_item" ADD CONSTRAINT "access_item_text_localised" CHECK (is_localised("text"));
ALTER TABLE "edition_question" ADD CONSTRAINT "edition_question_question_localised" CHECK (is_localised("question"));
ALTER TABLE "edition_question" ADD CONSTRAINT "edition_question_answer_localised" CHECK (is_localised("answer"));

ALTER TABLE "person" ADD CONSTRAINT "person_country_code" CHECK ("country" ~ '^[A-Z]{2}$');
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_country_code" CHECK ("country" ~ '^[A-Z]{2}$');
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_country_code" CHECK ("country" ~ '^[A-Z]{2}$');
ALTER TABLE "practice" ADD CONSTRAINT "practice_country_code" CHECK ("country" ~ '^[A-Z]{2}$');
ALTER TABLE "registration" ADD CONSTRAINT "registration_country_code" CHECK ("country" ~ '^[A-Z]{2}$');
ALTER TABLE "edition" ADD CONSTRAINT "edition_country_code" CHECK ("country" ~ '^[A-Z]{2}$');

-- Addresses of pages.
ALTER TABLE "school" ADD CONSTRAINT "school_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);
ALTER TABLE "school_alias" ADD CONSTRAINT "school_alias_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);
ALTER TABLE "edition" ADD CONSTRAINT "edition_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);
ALTER TABLE "category" ADD CONSTRAINT "category_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);
-- The current address of a school is one of its aliases, so no other school can ever have it.
ALTER TABLE "school" ALTER CONSTRAINT "school_slug_fkey" DEFERRABLE INITIALLY DEFERRED;

-- Windows and lengths.
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_languages" CHECK (cardinality("languages") > 0);
ALTER TABLE "edition" ADD CONSTRAINT "edition_languages" CHECK (cardinality("languages") > 0);
ALTER TABLE "edition" ADD CONSTRAINT "edition_registration_window" CHECK ("registration_opens_at" < "registration_closes_at");
ALTER TABLE "edition_day" ADD CONSTRAINT "edition_day_times" CHECK ("starts_at" < "ends_at");
ALTER TABLE "slot" ADD CONSTRAINT "slot_times" CHECK ("starts_at" <= "ends_at" AND "ends_at" <= "starts_at" + interval '48 hours');
ALTER TABLE "slot" ADD CONSTRAINT "slot_kind_session" CHECK (("kind" = 'session') = ("session_id" IS NOT NULL));
ALTER TABLE "slot" ADD CONSTRAINT "slot_ordinal" CHECK ("ordinal" > 0);
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_times" CHECK ("starts_at" <= "ends_at");
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_kind_session" CHECK (("kind" = 'session') = ("session_id" IS NOT NULL));
ALTER TABLE "released_person" ADD CONSTRAINT "released_person_times" CHECK (("released_slot_id" IS NULL) = ("starts_at" IS NULL) AND ("starts_at" IS NULL) = ("ends_at" IS NULL));
ALTER TABLE "session" ADD CONSTRAINT "session_number" CHECK ("number" > 0);
ALTER TABLE "theme" ADD CONSTRAINT "theme_number" CHECK ("number" > 0);
ALTER TABLE "room" ADD CONSTRAINT "room_capacity" CHECK ("capacity" >= 0);
ALTER TABLE "room" ADD CONSTRAINT "room_hours" CHECK ("opens_minute" BETWEEN 0 AND 1680 AND "closes_minute" BETWEEN 0 AND 1680);
ALTER TABLE "quota" ADD CONSTRAINT "quota_capacity" CHECK ("capacity" >= 0 AND "last_queue_position" >= 0);

-- One root quota, one live registration per person, and per address and name; draft ⇔ not yet sent.
CREATE UNIQUE INDEX "quota_one_root" ON "quota" ("organisation_id", "edition_id") WHERE "root";
CREATE UNIQUE INDEX "registration_live_person" ON "registration" ("organisation_id", "edition_id", "person_id") WHERE "state" IN ('pending', 'confirmed', 'waitlisted', 'offered');
CREATE UNIQUE INDEX "registration_live_name" ON "registration" ("organisation_id", "edition_id", "email_key", "name_key") WHERE "state" IN ('pending', 'confirmed', 'waitlisted', 'offered');
ALTER TABLE "registration" ADD CONSTRAINT "registration_sent" CHECK ("state" = 'draft' OR "erased_at" IS NOT NULL OR ("person_id" IS NOT NULL AND "category_id" IS NOT NULL AND "reference" IS NOT NULL AND "submitted_at" IS NOT NULL));
ALTER TABLE "registration" ADD CONSTRAINT "registration_draft_dies" CHECK ("state" <> 'draft' OR "expires_at" IS NOT NULL);
ALTER TABLE "registration" ADD CONSTRAINT "registration_queue" CHECK ("queue_position" > 0 AND ("queue_position" IS NULL OR "state" <> 'draft'));
ALTER TABLE "registration" ADD CONSTRAINT "registration_waiting_has_position" CHECK ("state" NOT IN ('waitlisted', 'offered') OR "queue_position" IS NOT NULL);

-- People.
CREATE UNIQUE INDEX "person_one_live_per_login" ON "person" ("organisation_id", "login_id") WHERE "login_id" IS NOT NULL AND "merged_into_id" IS NULL AND "erased_at" IS NULL;
CREATE UNIQUE INDEX "team_member_one_live" ON "team_member" ("organisation_id", "email_key", coalesce("edition_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "removed_at" IS NULL;
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_edition_roles" CHECK ("edition_id" IS NULL OR "role" <> 'owner');
ALTER TABLE "sign_in_token" ADD CONSTRAINT "sign_in_token_guesses" CHECK ("guesses" >= 0);
CREATE INDEX "registration_search" ON "registration" USING gin (("full_name" || ' ' || "email" || ' ' || "affiliation") gin_trgm_ops);

-- A mail caused by nobody is only a sign-in link.
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_cause" CHECK ("audit_entry_id" IS NOT NULL OR "template" = 'sign-in');

-- Nobody and nothing in two places at once in a release; touching is not overlapping.
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_room_overlap" EXCLUDE USING gist (
  "organisation_id" WITH =, "release_id" WITH =, "room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&
) WHERE ("room_id" IS NOT NULL AND NOT "shared" AND NOT "cancelled");
ALTER TABLE "released_person" ADD CONSTRAINT "released_person_overlap" EXCLUDE USING gist (
  "organisation_id" WITH =, "release_id" WITH =, "speaker_id" WITH =, "released_slot_id" WITH <>, tstzrange("starts_at", "ends_at") WITH &&
) WHERE ("released_slot_id" IS NOT NULL AND NOT "cancelled");

-- Releases never change; audit entries are only added. Removing a whole example or restoring a backup says so first:
-- SET LOCAL convivio.maintenance = 'on'.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('convivio.maintenance', true) = 'on' THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "release_immutable" BEFORE UPDATE ON "release" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "released_slot_immutable" BEFORE UPDATE ON "released_slot" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "released_session_immutable" BEFORE UPDATE ON "released_session" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "released_person_immutable" BEFORE UPDATE ON "released_person" FOR EACH ROW EXECUTE FUNCTION refuse_change();
