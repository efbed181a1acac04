-- How an edition says one of its mails; a mail without a row is said as the product says it.
CREATE TABLE "mail_wording" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "subject" JSONB NOT NULL DEFAULT '{}',
    "opening" JSONB NOT NULL DEFAULT '{}',
    "closing" JSONB NOT NULL DEFAULT '{}',
    "left_out" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mail_wording_pkey" PRIMARY KEY ("organisation_id","id")
);
CREATE UNIQUE INDEX "mail_wording_organisation_id_edition_id_template_key" ON "mail_wording"("organisation_id", "edition_id", "template");
ALTER TABLE "mail_wording" ADD CONSTRAINT "mail_wording_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
