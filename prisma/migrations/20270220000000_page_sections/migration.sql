-- What an edition's or a school's page says in parts of its own: as a draft, and as it was published.
CREATE TYPE "SectionKind" AS ENUM ('text', 'facts', 'figures', 'people', 'links', 'questions', 'stay', 'cost', 'conduct', 'contacts', 'film', 'map');

CREATE TABLE "page_section" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID,
    "school_id" UUID,
    "kind" "SectionKind" NOT NULL,
    "content" JSONB NOT NULL DEFAULT '{}',
    "shown" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "page_section_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "page_publication" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID,
    "school_id" UUID,
    "number" INTEGER NOT NULL,
    "sections" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "page_publication_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "page_section_organisation_id_edition_id_idx" ON "page_section"("organisation_id", "edition_id");

CREATE INDEX "page_section_organisation_id_school_id_idx" ON "page_section"("organisation_id", "school_id");

CREATE UNIQUE INDEX "page_publication_organisation_id_edition_id_number_key" ON "page_publication"("organisation_id", "edition_id", "number");

CREATE UNIQUE INDEX "page_publication_organisation_id_school_id_number_key" ON "page_publication"("organisation_id", "school_id", "number");

ALTER TABLE "page_section" ADD CONSTRAINT "page_section_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "page_section" ADD CONSTRAINT "page_section_organisation_id_school_id_fkey" FOREIGN KEY ("organisation_id", "school_id") REFERENCES "school"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "page_publication" ADD CONSTRAINT "page_publication_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "page_publication" ADD CONSTRAINT "page_publication_organisation_id_school_id_fkey" FOREIGN KEY ("organisation_id", "school_id") REFERENCES "school"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A section is a flat map from the field of its form to a text in several languages, or a plain one.
CREATE FUNCTION is_section(content jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_typeof(content) = 'object' AND NOT EXISTS (
    SELECT FROM jsonb_each(content) AS field(name, value) WHERE jsonb_typeof(value) <> 'string' AND NOT is_localised(value))
$$;
ALTER TABLE "page_section" ADD CONSTRAINT "page_section_content" CHECK (is_section("content"));
ALTER TABLE "page_section" ADD CONSTRAINT "page_section_owner" CHECK (num_nonnulls("edition_id", "school_id") = 1);
ALTER TABLE "page_publication" ADD CONSTRAINT "page_publication_owner" CHECK (num_nonnulls("edition_id", "school_id") = 1);
ALTER TABLE "page_publication" ADD CONSTRAINT "page_publication_sections" CHECK (jsonb_typeof("sections") = 'array' AND "number" > 0);
