-- Documents and links of an edition and its sessions.
CREATE TYPE "Audience" AS ENUM ('team', 'participants', 'public');

CREATE TABLE "material" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "session_id" UUID,
    "title" JSONB NOT NULL,
    "audience" "Audience" NOT NULL DEFAULT 'team',
    "url" TEXT,
    "hash" TEXT,
    "format" TEXT,
    "file_name" TEXT,
    "bytes" INTEGER,
    "order" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "material_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "material_hash_key" ON "material"("hash");

CREATE INDEX "material_organisation_id_edition_id_idx" ON "material"("organisation_id", "edition_id");

CREATE INDEX "material_organisation_id_session_id_idx" ON "material"("organisation_id", "session_id");

ALTER TABLE "material" ADD CONSTRAINT "material_organisation_id_edition_id_fkey" FOREIGN KEY ("organisation_id", "edition_id") REFERENCES "edition"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "material" ADD CONSTRAINT "material_organisation_id_session_id_fkey" FOREIGN KEY ("organisation_id", "session_id") REFERENCES "session"("organisation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "material" ADD CONSTRAINT "material_title_localised" CHECK (is_localised("title") AND "title" <> '{}');
-- A link or a document, and a document whole.
ALTER TABLE "material" ADD CONSTRAINT "material_link_or_document" CHECK (num_nonnulls("hash", "format", "file_name", "bytes") = CASE WHEN "url" IS NULL THEN 4 ELSE 0 END);
ALTER TABLE "material" ADD CONSTRAINT "material_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "bytes" > 0);

CREATE FUNCTION drop_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM translation WHERE organisation_id = OLD.organisation_id AND object_kind = 'material' AND object_id = OLD.id;
  IF OLD.hash IS NOT NULL THEN
    INSERT INTO file_drop (hash) VALUES (OLD.hash) ON CONFLICT DO NOTHING;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "material_gone" AFTER DELETE ON "material" FOR EACH ROW EXECUTE FUNCTION drop_document();
