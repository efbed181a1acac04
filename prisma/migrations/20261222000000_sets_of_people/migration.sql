-- Saved views of the registrations, and acts on whole sets of people.
CREATE TABLE "people_view" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "owner_id" UUID,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "columns" TEXT[],
    "sort" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_view_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "bulk_act" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "login_id" UUID,
    "act" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_act_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "bulk_act_row" (
    "organisation_id" UUID NOT NULL,
    "bulk_act_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" TEXT,
    "before" JSONB,

    CONSTRAINT "bulk_act_row_pkey" PRIMARY KEY ("organisation_id","bulk_act_id","registration_id")
);

CREATE INDEX "people_view_organisation_id_edition_id_idx" ON "people_view"("organisation_id", "edition_id");
CREATE INDEX "people_view_owner_id_idx" ON "people_view"("owner_id");
CREATE INDEX "bulk_act_organisation_id_edition_id_created_at_idx" ON "bulk_act"("organisation_id", "edition_id", "created_at");
CREATE INDEX "bulk_act_login_id_idx" ON "bulk_act"("login_id");
CREATE INDEX "bulk_act_row_organisation_id_bulk_act_id_outcome_position_idx" ON "bulk_act_row"("organisation_id", "bulk_act_id", "outcome", "position");
CREATE INDEX "bulk_act_row_organisation_id_registration_id_idx" ON "bulk_act_row"("organisation_id", "registration_id");

ALTER TABLE "people_view" ADD CONSTRAINT "people_view_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "people_view" ADD CONSTRAINT "people_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "login"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "bulk_act" ADD CONSTRAINT "bulk_act_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_act" ADD CONSTRAINT "bulk_act_login_id_fkey" FOREIGN KEY ("login_id") REFERENCES "login"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "bulk_act_row" ADD CONSTRAINT "bulk_act_row_organisation_id_bulk_act_id_fkey" FOREIGN KEY ("organisation_id", "bulk_act_id") REFERENCES "bulk_act"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_act_row" ADD CONSTRAINT "bulk_act_row_organisation_id_registration_id_fkey" FOREIGN KEY ("organisation_id", "registration_id") REFERENCES "registration"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
