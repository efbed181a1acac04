-- A question that is answered with a file.
ALTER TYPE "FieldKind" ADD VALUE 'file' BEFORE 'heading';
