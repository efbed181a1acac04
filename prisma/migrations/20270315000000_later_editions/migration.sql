-- "You may write to me about later editions": asked where an edition's organisers switch it on.
ALTER TYPE "TermKind" ADD VALUE 'later_editions';
ALTER TABLE "term" ADD COLUMN "retired_at" TIMESTAMPTZ(3);
