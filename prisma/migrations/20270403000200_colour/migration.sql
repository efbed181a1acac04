-- The one colour of an organisation's pages, from those that keep contrast.
CREATE TYPE "BrandColour" AS ENUM ('mulberry', 'brick', 'ochre', 'pine', 'lagoon', 'indigo', 'violet');
ALTER TABLE "organisation" ADD COLUMN "colour" "BrandColour" NOT NULL DEFAULT 'mulberry';
