-- What comes with an organiser's message, to whoever has a place.
ALTER TABLE "mailing" ADD COLUMN "attached" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
