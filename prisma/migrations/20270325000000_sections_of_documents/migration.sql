-- What may be read beside the edition stands in a section of its page, too.
ALTER TYPE "SectionKind" ADD VALUE 'documents';
