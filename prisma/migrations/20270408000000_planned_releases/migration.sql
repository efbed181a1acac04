-- A release that goes out by itself at a moment; at most one of an edition waits.
-- CreateTable
CREATE TABLE "planned_release" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" JSONB NOT NULL DEFAULT '{}',
    "release_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_by_id" UUID,
    "stopped_because" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "planned_release_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE INDEX "planned_release_planned_by_id_idx" ON "planned_release"("planned_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "planned_release_organisation_id_edition_id_key" ON "planned_release"("organisation_id", "edition_id");

-- AddForeignKey
ALTER TABLE "planned_release" ADD CONSTRAINT "planned_release_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_release" ADD CONSTRAINT "planned_release_planned_by_id_fkey" FOREIGN KEY ("planned_by_id") REFERENCES "login"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "planned_release" ADD CONSTRAINT "planned_release_note_localised" CHECK (is_localised("note"));
ALTER TABLE "planned_release" ADD CONSTRAINT "planned_release_name" CHECK ("name" <> '' AND char_length("name") <= 120);
