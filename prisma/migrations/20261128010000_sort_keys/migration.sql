-- What lists order by is computed by the database itself, so that no writer, import or restore can forget it. Both functions
-- keep the root order of Unicode, as the names do; the rows that are there get their key here.
ALTER TABLE "speaker" ADD COLUMN "sort_name" TEXT COLLATE "und-x-icu";
ALTER TABLE "speaker" ADD COLUMN "sort_key" TEXT COLLATE "und-x-icu" NOT NULL
  GENERATED ALWAYS AS (coalesce("sort_name", "full_name")) STORED;

-- Numbers by their value: every run of digits is padded to twenty (a longer one stays whole). The numeric order of ICU does
-- nothing in the embedded engine. numberedKey in lib/platform/i18n/name-order.ts is the same in code.
ALTER TABLE "room" ADD COLUMN "sort_key" TEXT COLLATE "und-x-icu" NOT NULL
  GENERATED ALWAYS AS (
    regexp_replace(regexp_replace("name" COLLATE "C", '([0-9]+)', '0000000000000000000\1', 'g'), '0*([0-9]{20,})', '\1', 'g')
  ) STORED;
