-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('login', 'link', 'visitor', 'command', 'system');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('draft', 'queued', 'sending', 'sent', 'failed', 'bounced', 'cancelled');

-- CreateEnum
CREATE TYPE "MailingState" AS ENUM ('draft', 'sent');

-- CreateEnum
CREATE TYPE "AffiliationKind" AS ENUM ('cooperative', 'consortium', 'association', 'public_body', 'university', 'enterprise');

-- CreateEnum
CREATE TYPE "LineColour" AS ENUM ('tomato', 'brick', 'ochre', 'pine', 'lagoon', 'indigo', 'violet');

-- CreateEnum
CREATE TYPE "RoomKind" AS ENUM ('physical', 'online');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('plenary', 'lecture', 'workshop', 'panel', 'visit', 'presentation', 'social');

-- CreateEnum
CREATE TYPE "SessionRole" AS ENUM ('speaker', 'chair', 'facilitator', 'interpreter');

-- CreateEnum
CREATE TYPE "InterpretationMode" AS ENUM ('spoken', 'sign', 'captions');

-- CreateEnum
CREATE TYPE "SlotKind" AS ENUM ('session', 'break', 'blocker');

-- CreateEnum
CREATE TYPE "RegistrationState" AS ENUM ('draft', 'pending', 'confirmed', 'waitlisted', 'offered', 'declined', 'withdrawn', 'cancelled');

-- CreateEnum
CREATE TYPE "RegistrationOrigin" AS ENUM ('form', 'api', 'by_hand', 'import');

-- CreateEnum
CREATE TYPE "FieldKind" AS ENUM ('text', 'long_text', 'choice', 'choices');

-- CreateEnum
CREATE TYPE "TermKind" AS ENUM ('privacy', 'participation', 'sensitive');

-- CreateEnum
CREATE TYPE "SchoolKind" AS ENUM ('school', 'course', 'conference', 'assembly', 'visit');

-- CreateEnum
CREATE TYPE "EditionMode" AS ENUM ('on_site', 'online', 'either');

-- CreateEnum
CREATE TYPE "HostRole" AS ENUM ('host', 'partner', 'funder');

-- CreateEnum
CREATE TYPE "AccessKind" AS ENUM ('step_free', 'hearing_loop', 'captions', 'sign_language', 'quiet_room', 'assistance_dogs', 'other');

-- CreateEnum
CREATE TYPE "TranslationState" AS ENUM ('missing', 'outdated');

-- CreateEnum
CREATE TYPE "TeamRole" AS ENUM ('owner', 'editor', 'viewer', 'door');

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "edition_id" UUID,
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" UUID,
    "act" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_value" (
    "audit_entry_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "registration_id" UUID,
    "person_id" UUID,

    CONSTRAINT "audit_value_pkey" PRIMARY KEY ("audit_entry_id","field")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "edition_id" UUID,
    "registration_id" UUID,
    "person_id" UUID,
    "mailing_id" UUID,
    "release_id" UUID,
    "template" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "language" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "recipient_key" TEXT NOT NULL,
    "state" "OutboxState" NOT NULL,
    "urgency" INTEGER NOT NULL DEFAULT 2,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "message_id" TEXT NOT NULL,
    "audit_entry_id" UUID,
    "failure" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailing" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "state" "MailingState" NOT NULL DEFAULT 'draft',
    "audience" TEXT[],
    "subject" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailing_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "login" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "administrator_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_email" (
    "email_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "login_id" UUID NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_email_pkey" PRIMARY KEY ("email_key")
);

-- CreateTable
CREATE TABLE "login_session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "login_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_token" (
    "id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "token_hash" TEXT,
    "code_hash" TEXT,
    "browser_hash" TEXT,
    "guesses" INTEGER NOT NULL DEFAULT 0,
    "redirect_to" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "login_id" UUID,
    "full_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "affiliation_id" UUID,
    "country" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "merged_into_id" UUID,
    "erased_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "person_email" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "email_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_email_pkey" PRIMARY KEY ("organisation_id","person_id","email_key")
);

-- CreateTable
CREATE TABLE "affiliation" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "country" TEXT,
    "region" TEXT NOT NULL DEFAULT '',
    "kind" "AffiliationKind",
    "url" TEXT,

    CONSTRAINT "affiliation_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "speaker" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source_id" TEXT,
    "full_name" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL DEFAULT '',
    "country" TEXT,
    "headline" JSONB NOT NULL DEFAULT '{}',
    "biography" JSONB NOT NULL DEFAULT '{}',
    "email" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "speaker_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "cache_tag" (
    "seq" BIGSERIAL NOT NULL,
    "tag" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cache_tag_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "practice" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "change" JSONB NOT NULL DEFAULT '{}',
    "affiliation" TEXT NOT NULL DEFAULT '',
    "country" TEXT,
    "theme_id" UUID,
    "contact" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "licence" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "practice_edition" (
    "organisation_id" UUID NOT NULL,
    "practice_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "practice_edition_pkey" PRIMARY KEY ("organisation_id","practice_id","edition_id")
);

-- CreateTable
CREATE TABLE "practice_session" (
    "organisation_id" UUID NOT NULL,
    "practice_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,

    CONSTRAINT "practice_session_pkey" PRIMARY KEY ("organisation_id","practice_id","session_id")
);

-- CreateTable
CREATE TABLE "recap" (
    "organisation_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "title" JSONB NOT NULL,
    "article" JSONB NOT NULL,
    "video_url" TEXT,
    "video_caption" JSONB NOT NULL DEFAULT '{}',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recap_pkey" PRIMARY KEY ("organisation_id","edition_id")
);

-- CreateTable
CREATE TABLE "recap_document" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "title" JSONB NOT NULL,
    "url" TEXT NOT NULL,
    "languages" TEXT[],
    "order" INTEGER NOT NULL,

    CONSTRAINT "recap_document_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "figure" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "value" INTEGER NOT NULL,
    "label" JSONB NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "theme" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "colour" "LineColour" NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "room" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "floor" JSONB NOT NULL DEFAULT '{}',
    "kind" "RoomKind" NOT NULL DEFAULT 'physical',
    "capacity" INTEGER,
    "equipment" JSONB NOT NULL DEFAULT '{}',
    "step_free" BOOLEAN,
    "opens_minute" INTEGER,
    "closes_minute" INTEGER,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "join_link" TEXT,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "room_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "guid" UUID NOT NULL,
    "source_id" TEXT,
    "title" JSONB NOT NULL,
    "subtitle" JSONB NOT NULL DEFAULT '{}',
    "abstract" JSONB NOT NULL DEFAULT '{}',
    "kind" "SessionKind" NOT NULL,
    "theme_id" UUID,
    "languages" TEXT[],
    "cancelled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "session_person" (
    "organisation_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "role" "SessionRole" NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "session_person_pkey" PRIMARY KEY ("organisation_id","session_id","speaker_id","role")
);

-- CreateTable
CREATE TABLE "interpretation" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "from_language" TEXT NOT NULL,
    "to_language" TEXT NOT NULL,
    "mode" "InterpretationMode" NOT NULL,
    "speaker_id" UUID,

    CONSTRAINT "interpretation_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "slot" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "kind" "SlotKind" NOT NULL,
    "session_id" UUID,
    "ordinal" INTEGER NOT NULL DEFAULT 1,
    "room_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "title" JSONB NOT NULL DEFAULT '{}',
    "note" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "release" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "note" JSONB NOT NULL DEFAULT '{}',
    "changes" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "release_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "released_session" (
    "organisation_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "released_session_pkey" PRIMARY KEY ("organisation_id","release_id","session_id")
);

-- CreateTable
CREATE TABLE "released_slot" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "kind" "SlotKind" NOT NULL,
    "session_id" UUID,
    "ordinal" INTEGER NOT NULL DEFAULT 1,
    "room_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "title" JSONB NOT NULL DEFAULT '{}',
    "note" JSONB NOT NULL DEFAULT '{}',
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "released_slot_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "released_person" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "released_slot_id" UUID,
    "speaker_id" UUID NOT NULL,
    "role" "SessionRole" NOT NULL,
    "order" INTEGER NOT NULL,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "released_person_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "quota" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" JSONB NOT NULL DEFAULT '{}',
    "capacity" INTEGER,
    "root" BOOLEAN NOT NULL DEFAULT false,
    "last_queue_position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "quota_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "category" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "description" JSONB NOT NULL DEFAULT '{}',
    "cost" JSONB NOT NULL DEFAULT '{}',
    "public" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "category_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "category_quota" (
    "organisation_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "quota_id" UUID NOT NULL,

    CONSTRAINT "category_quota_pkey" PRIMARY KEY ("organisation_id","category_id","quota_id")
);

-- CreateTable
CREATE TABLE "registration" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "person_id" UUID,
    "category_id" UUID,
    "mode" "EditionMode" NOT NULL DEFAULT 'on_site',
    "state" "RegistrationState" NOT NULL,
    "origin" "RegistrationOrigin" NOT NULL DEFAULT 'form',
    "reference" TEXT,
    "full_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "affiliation" TEXT NOT NULL DEFAULT '',
    "country" TEXT,
    "language" TEXT NOT NULL,
    "queue_position" INTEGER,
    "draft" JSONB,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "ticket_version" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "field" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "FieldKind" NOT NULL,
    "order" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "field_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "field_version" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "label" JSONB NOT NULL,
    "hint" JSONB NOT NULL DEFAULT '{}',
    "purpose" JSONB NOT NULL DEFAULT '{}',
    "options" JSONB NOT NULL DEFAULT '[]',
    "required" BOOLEAN NOT NULL DEFAULT false,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "retention_days" INTEGER NOT NULL DEFAULT 365,
    "readers" TEXT[],
    "term_version_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "field_version_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "answer" (
    "organisation_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "field_version_id" UUID NOT NULL,
    "value" JSONB NOT NULL,
    "consent_id" UUID,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("organisation_id","registration_id","field_version_id")
);

-- CreateTable
CREATE TABLE "term" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID,
    "kind" "TermKind" NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "term_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "term_version" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "term_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "term_version_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "consent" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "term_version_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "controller_name" TEXT NOT NULL,
    "controller_address" TEXT NOT NULL DEFAULT '',
    "privacy_contact" TEXT NOT NULL,
    "languages" TEXT[],
    "legal_notice" JSONB NOT NULL DEFAULT '{}',
    "example" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "SchoolKind" NOT NULL,
    "recurring" BOOLEAN NOT NULL DEFAULT true,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "description" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "school_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "school_alias" (
    "slug" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_alias_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "edition" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "number" INTEGER,
    "year" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "tagline" JSONB NOT NULL DEFAULT '{}',
    "summary" JSONB NOT NULL DEFAULT '{}',
    "description" JSONB NOT NULL DEFAULT '{}',
    "audience" JSONB NOT NULL DEFAULT '{}',
    "cost" JSONB NOT NULL DEFAULT '{}',
    "access_note" JSONB NOT NULL DEFAULT '{}',
    "city" TEXT NOT NULL,
    "country" TEXT,
    "venue" JSONB NOT NULL DEFAULT '{}',
    "address" TEXT NOT NULL DEFAULT '',
    "directions" JSONB NOT NULL DEFAULT '{}',
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "time_zone" TEXT NOT NULL,
    "mode" "EditionMode" NOT NULL DEFAULT 'on_site',
    "languages" TEXT[],
    "contact_email" TEXT NOT NULL,
    "registration_opens_at" TIMESTAMPTZ(3),
    "registration_closes_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "edition_day" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "label" JSONB NOT NULL DEFAULT '{}',
    "module" JSONB NOT NULL DEFAULT '{}',
    "mode" "EditionMode",
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_day_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "host" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "role" "HostRole" NOT NULL DEFAULT 'host',
    "order" INTEGER NOT NULL,

    CONSTRAINT "host_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "access_item" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "kind" "AccessKind" NOT NULL,
    "title" JSONB NOT NULL,
    "text" JSONB NOT NULL DEFAULT '{}',
    "order" INTEGER NOT NULL,

    CONSTRAINT "access_item_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "edition_question" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "question" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "edition_question_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "translation" (
    "organisation_id" UUID NOT NULL,
    "edition_id" UUID,
    "object_kind" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" "TranslationState" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "translation_pkey" PRIMARY KEY ("organisation_id","object_kind","object_id","field","language")
);

-- CreateTable
CREATE TABLE "team_member" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "login_id" UUID,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "role" "TeamRole" NOT NULL,
    "edition_id" UUID,
    "sensitive_data" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT NOT NULL DEFAULT 'en',
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE INDEX "audit_entry_organisation_id_created_at_idx" ON "audit_entry"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_entry_object_id_idx" ON "audit_entry"("object_id");

-- CreateIndex
CREATE INDEX "audit_value_registration_id_idx" ON "audit_value"("registration_id");

-- CreateIndex
CREATE INDEX "audit_value_person_id_idx" ON "audit_value"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_message_id_key" ON "outbox_message"("message_id");

-- CreateIndex
CREATE INDEX "outbox_message_state_urgency_next_at_idx" ON "outbox_message"("state", "urgency", "next_at");

-- CreateIndex
CREATE INDEX "outbox_message_organisation_id_edition_id_created_at_idx" ON "outbox_message"("organisation_id", "edition_id", "created_at");

-- CreateIndex
CREATE INDEX "outbox_message_registration_id_idx" ON "outbox_message"("registration_id");

-- CreateIndex
CREATE INDEX "mailing_organisation_id_edition_id_idx" ON "mailing"("organisation_id", "edition_id");

-- CreateIndex
CREATE INDEX "login_email_login_id_idx" ON "login_email"("login_id");

-- CreateIndex
CREATE UNIQUE INDEX "login_session_token_hash_key" ON "login_session"("token_hash");

-- CreateIndex
CREATE INDEX "login_session_login_id_idx" ON "login_session"("login_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_token_token_hash_key" ON "sign_in_token"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_token_email_key_idx" ON "sign_in_token"("email_key");

-- CreateIndex
CREATE INDEX "person_organisation_id_name_key_idx" ON "person"("organisation_id", "name_key");

-- CreateIndex
CREATE INDEX "person_login_id_idx" ON "person"("login_id");

-- CreateIndex
CREATE INDEX "person_email_organisation_id_email_key_idx" ON "person_email"("organisation_id", "email_key");

-- CreateIndex
CREATE INDEX "person_email_email_key_idx" ON "person_email"("email_key");

-- CreateIndex
CREATE INDEX "affiliation_organisation_id_name_key_idx" ON "affiliation"("organisation_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "speaker_organisation_id_edition_id_person_id_key" ON "speaker"("organisation_id", "edition_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "speaker_organisation_id_edition_id_number_key" ON "speaker"("organisation_id", "edition_id", "number");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "cache_tag_created_at_idx" ON "cache_tag"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "practice_organisation_id_school_id_number_key" ON "practice"("organisation_id", "school_id", "number");

-- CreateIndex
CREATE INDEX "practice_edition_organisation_id_edition_id_idx" ON "practice_edition"("organisation_id", "edition_id");

-- CreateIndex
CREATE INDEX "practice_session_organisation_id_session_id_idx" ON "practice_session"("organisation_id", "session_id");

-- CreateIndex
CREATE INDEX "recap_document_organisation_id_edition_id_idx" ON "recap_document"("organisation_id", "edition_id");

-- CreateIndex
CREATE INDEX "figure_organisation_id_edition_id_idx" ON "figure"("organisation_id", "edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "theme_organisation_id_edition_id_number_key" ON "theme"("organisation_id", "edition_id", "number");

-- CreateIndex
CREATE INDEX "room_organisation_id_edition_id_idx" ON "room"("organisation_id", "edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_organisation_id_edition_id_number_key" ON "session"("organisation_id", "edition_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "session_organisation_id_edition_id_guid_key" ON "session"("organisation_id", "edition_id", "guid");

-- CreateIndex
CREATE INDEX "session_person_organisation_id_speaker_id_idx" ON "session_person"("organisation_id", "speaker_id");

-- CreateIndex
CREATE UNIQUE INDEX "interpretation_organisation_id_session_id_from_language_to__key" ON "interpretation"("organisation_id", "session_id", "from_language", "to_language", "mode");

-- CreateIndex
CREATE INDEX "slot_organisation_id_edition_id_starts_at_idx" ON "slot"("organisation_id", "edition_id", "starts_at");

-- CreateIndex
CREATE INDEX "slot_organisation_id_room_id_idx" ON "slot"("organisation_id", "room_id");

-- CreateIndex
CREATE UNIQUE INDEX "slot_organisation_id_session_id_ordinal_key" ON "slot"("organisation_id", "session_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "release_organisation_id_edition_id_number_key" ON "release"("organisation_id", "edition_id", "number");

-- CreateIndex
CREATE INDEX "released_session_organisation_id_session_id_idx" ON "released_session"("organisation_id", "session_id");

-- CreateIndex
CREATE INDEX "released_slot_organisation_id_release_id_starts_at_idx" ON "released_slot"("organisation_id", "release_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "released_slot_organisation_id_release_id_session_id_ordinal_key" ON "released_slot"("organisation_id", "release_id", "session_id", "ordinal");

-- CreateIndex
CREATE INDEX "released_person_organisation_id_release_id_session_id_idx" ON "released_person"("organisation_id", "release_id", "session_id");

-- CreateIndex
CREATE INDEX "released_person_organisation_id_speaker_id_idx" ON "released_person"("organisation_id", "speaker_id");

-- CreateIndex
CREATE INDEX "quota_organisation_id_edition_id_idx" ON "quota"("organisation_id", "edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "category_organisation_id_edition_id_slug_key" ON "category"("organisation_id", "edition_id", "slug");

-- CreateIndex
CREATE INDEX "category_quota_organisation_id_quota_id_idx" ON "category_quota"("organisation_id", "quota_id");

-- CreateIndex
CREATE INDEX "registration_id_idx" ON "registration"("id");

-- CreateIndex
CREATE INDEX "registration_organisation_id_edition_id_state_created_at_idx" ON "registration"("organisation_id", "edition_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "registration_organisation_id_edition_id_email_key_idx" ON "registration"("organisation_id", "edition_id", "email_key");

-- CreateIndex
CREATE INDEX "registration_email_key_idx" ON "registration"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "registration_organisation_id_edition_id_reference_key" ON "registration"("organisation_id", "edition_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "registration_organisation_id_edition_id_queue_position_key" ON "registration"("organisation_id", "edition_id", "queue_position");

-- CreateIndex
CREATE UNIQUE INDEX "field_organisation_id_edition_id_key_key" ON "field"("organisation_id", "edition_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "field_version_organisation_id_field_id_number_key" ON "field_version"("organisation_id", "field_id", "number");

-- CreateIndex
CREATE INDEX "answer_organisation_id_field_version_id_idx" ON "answer"("organisation_id", "field_version_id");

-- CreateIndex
CREATE INDEX "term_organisation_id_edition_id_idx" ON "term"("organisation_id", "edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "term_version_organisation_id_term_id_number_key" ON "term_version"("organisation_id", "term_id", "number");

-- CreateIndex
CREATE INDEX "consent_organisation_id_registration_id_idx" ON "consent"("organisation_id", "registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_slug_key" ON "school"("slug");

-- CreateIndex
CREATE INDEX "school_alias_organisation_id_school_id_idx" ON "school_alias"("organisation_id", "school_id");

-- CreateIndex
CREATE INDEX "edition_registration_opens_at_idx" ON "edition"("registration_opens_at");

-- CreateIndex
CREATE INDEX "edition_registration_closes_at_idx" ON "edition"("registration_closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "edition_organisation_id_school_id_slug_key" ON "edition"("organisation_id", "school_id", "slug");

-- CreateIndex
CREATE INDEX "edition_day_starts_at_idx" ON "edition_day"("starts_at");

-- CreateIndex
CREATE INDEX "edition_day_ends_at_idx" ON "edition_day"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "edition_day_organisation_id_edition_id_date_key" ON "edition_day"("organisation_id", "edition_id", "date");

-- CreateIndex
CREATE INDEX "host_organisation_id_edition_id_idx" ON "host"("organisation_id", "edition_id");

-- CreateIndex
CREATE INDEX "access_item_organisation_id_edition_id_idx" ON "access_item"("organisation_id", "edition_id");

-- CreateIndex
CREATE INDEX "edition_question_organisation_id_edition_id_idx" ON "edition_question"("organisation_id", "edition_id");

-- CreateIndex
CREATE INDEX "translation_organisation_id_edition_id_state_idx" ON "translation"("organisation_id", "edition_id", "state");

-- CreateIndex
CREATE INDEX "team_member_login_id_idx" ON "team_member"("login_id");

-- CreateIndex
CREATE INDEX "team_member_email_key_idx" ON "team_member"("email_key");

-- AddForeignKey
ALTER TABLE "audit_value" ADD CONSTRAINT "audit_value_audit_entry_id_fkey" FOREIGN KEY ("audit_entry_id") REFERENCES "audit_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_organisation_id_mailing_id_fkey" FOREIGN KEY ("organisation_id", "mailing_id") REFERENCES "mailing"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_audit_entry_id_fkey" FOREIGN KEY ("audit_entry_id") REFERENCES "audit_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailing" ADD CONSTRAINT "mailing_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_email" ADD CONSTRAINT "login_email_login_id_fkey" FOREIGN KEY ("login_id") REFERENCES "login"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_login_id_fkey" FOREIGN KEY ("login_id") REFERENCES "login"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_login_id_fkey" FOREIGN KEY ("login_id") REFERENCES "login"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_affiliation_id_fkey" FOREIGN KEY ("organisation_id", "affiliation_id") REFERENCES "affiliation"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_merged_into_id_fkey" FOREIGN KEY ("organisation_id", "merged_into_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_email" ADD CONSTRAINT "person_email_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_organisation_id_school_id_fkey" FOREIGN KEY ("organisation_id", "school_id") REFERENCES "school"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice" ADD CONSTRAINT "practice_organisation_id_theme_id_fkey" FOREIGN KEY ("organisation_id", "theme_id") REFERENCES "theme"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_edition" ADD CONSTRAINT "practice_edition_organisation_id_practice_id_fkey" FOREIGN KEY ("organisation_id", "practice_id") REFERENCES "practice"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_edition" ADD CONSTRAINT "practice_edition_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_session" ADD CONSTRAINT "practice_session_organisation_id_practice_id_fkey" FOREIGN KEY ("organisation_id", "practice_id") REFERENCES "practice"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_session" ADD CONSTRAINT "practice_session_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recap" ADD CONSTRAINT "recap_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recap_document" ADD CONSTRAINT "recap_document_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "recap"("organisation_id", "edition_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organisation_id_theme_id_fkey" FOREIGN KEY ("organisation_id", "theme_id") REFERENCES "theme"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_person" ADD CONSTRAINT "session_person_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_person" ADD CONSTRAINT "session_person_organisation_id_speaker_id_fkey" FOREIGN KEY ("organisation_id", "speaker_id") REFERENCES "speaker"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interpretation" ADD CONSTRAINT "interpretation_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interpretation" ADD CONSTRAINT "interpretation_organisation_id_speaker_id_fkey" FOREIGN KEY ("organisation_id", "speaker_id") REFERENCES "speaker"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_organisation_id_room_id_fkey" FOREIGN KEY ("organisation_id", "room_id") REFERENCES "room"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_session" ADD CONSTRAINT "released_session_organisation_id_release_id_fkey" FOREIGN KEY ("organisation_id", "release_id") REFERENCES "release"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_session" ADD CONSTRAINT "released_session_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_organisation_id_release_id_fkey" FOREIGN KEY ("organisation_id", "release_id") REFERENCES "release"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_organisation_id_release_id_session_id_fkey" FOREIGN KEY ("organisation_id", "release_id", "session_id") REFERENCES "released_session"("organisation_id", "release_id", "session_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_slot" ADD CONSTRAINT "released_slot_organisation_id_room_id_fkey" FOREIGN KEY ("organisation_id", "room_id") REFERENCES "room"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_person" ADD CONSTRAINT "released_person_organisation_id_release_id_session_id_fkey" FOREIGN KEY ("organisation_id", "release_id", "session_id") REFERENCES "released_session"("organisation_id", "release_id", "session_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_person" ADD CONSTRAINT "released_person_organisation_id_released_slot_id_fkey" FOREIGN KEY ("organisation_id", "released_slot_id") REFERENCES "released_slot"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "released_person" ADD CONSTRAINT "released_person_organisation_id_speaker_id_fkey" FOREIGN KEY ("organisation_id", "speaker_id") REFERENCES "speaker"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_quota" ADD CONSTRAINT "category_quota_organisation_id_category_id_fkey" FOREIGN KEY ("organisation_id", "category_id") REFERENCES "category"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_quota" ADD CONSTRAINT "category_quota_organisation_id_quota_id_fkey" FOREIGN KEY ("organisation_id", "quota_id") REFERENCES "quota"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "person"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_organisation_id_category_id_fkey" FOREIGN KEY ("organisation_id", "category_id") REFERENCES "category"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field" ADD CONSTRAINT "field_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_organisation_id_field_id_fkey" FOREIGN KEY ("organisation_id", "field_id") REFERENCES "field"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_version" ADD CONSTRAINT "field_version_organisation_id_term_version_id_fkey" FOREIGN KEY ("organisation_id", "term_version_id") REFERENCES "term_version"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_field_version_id_fkey" FOREIGN KEY ("organisation_id", "field_version_id") REFERENCES "field_version"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_organisation_id_consent_id_fkey" FOREIGN KEY ("organisation_id", "consent_id") REFERENCES "consent"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_version" ADD CONSTRAINT "term_version_organisation_id_term_id_fkey" FOREIGN KEY ("organisation_id", "term_id") REFERENCES "term"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_organisation_id_term_version_id_fkey" FOREIGN KEY ("organisation_id", "term_version_id") REFERENCES "term_version"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_slug_fkey" FOREIGN KEY ("slug") REFERENCES "school_alias"("slug") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "school_alias" ADD CONSTRAINT "school_alias_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_alias" ADD CONSTRAINT "school_alias_organisation_id_school_id_fkey" FOREIGN KEY ("organisation_id", "school_id") REFERENCES "school"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_organisation_id_school_id_fkey" FOREIGN KEY ("organisation_id", "school_id") REFERENCES "school"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_day" ADD CONSTRAINT "edition_day_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host" ADD CONSTRAINT "host_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_item" ADD CONSTRAINT "access_item_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_question" ADD CONSTRAINT "edition_question_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_login_id_fkey" FOREIGN KEY ("login_id") REFERENCES "login"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
