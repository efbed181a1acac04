-- Of what was answered, the options in which there was no place: it stays a wish.
ALTER TABLE "answer" ADD COLUMN "wished" TEXT[] DEFAULT ARRAY[]::TEXT[];
