-- That those with a place were asked by link: how often, when, and how many got the message.
CREATE TABLE "asking" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "told" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "asking_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE UNIQUE INDEX "asking_organisation_id_edition_id_number_key" ON "asking"("organisation_id", "edition_id", "number");
ALTER TABLE "asking" ADD CONSTRAINT "asking_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
