import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { type Question, selectQuestions, selectTerms, type Term } from "@/lib/forms/queries/questions";
import type { Reader } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { isUuid } from "@/lib/platform/uuid";

interface Row {
  categories: string[] | null;
  terms: Term[] | null;
  questions: Question[] | null;
}

/**
 * A category by its slug or its id, the terms of an edition by their keys and what it asks, as they stand now. A slug that
 * is the id of another category names neither: the caller has to say which is meant.
 * @param said what was answered: of options with places of their own only these are counted
 */
export async function findOffer(
  reader: Reader,
  edition: EditionIds,
  given: string,
  said: readonly string[] = [],
) {
  const { organisationId, editionId } = edition;
  const named = given.toLowerCase();
  const [row] = await reader.$queryRaw<Row[]>`
    SELECT
      (SELECT json_agg(id) FROM category
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
          AND (slug = ${given} OR id = ${isUuid(named) ? named : null}::uuid)
          AND public AND closed_at IS NULL) AS categories,
      (${selectTerms(edition)}) AS terms,
      (${selectQuestions(edition, said)}) AS questions ${KEEP_PLAN}`;
  const { categories, terms, questions } = row ?? {};
  return {
    categoryId: categories?.length === 1 ? (categories[0] ?? null) : null,
    isAmbiguous: (categories?.length ?? 0) > 1,
    terms: terms ?? [],
    questions: questions ?? [],
  };
}
