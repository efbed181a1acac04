import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { chosenPlacesOfField } from "@/lib/places/queries/count-options";
import { Prisma } from "@/prisma/generated/client";
import type { AskedField } from "../rules/answers";
import type { OptionPlaces } from "../rules/option-places";
import { MUST_ANSWER } from "./form-row";

/** What an edition asks at registration, as `selectQuestions` reads it. */
export type Question = AskedField & { places: OptionPlaces[] };

/** A term of an edition as it stands now, as `selectTerms` reads it. */
export interface Term {
  key: string;
  kind: string;
  versionId: string;
}

/**
 * What an edition asks at registration, in its order, as one value of a statement: null when it asks nothing.
 * @param among the values whose places are counted
 */
export const selectQuestions = (
  { organisationId, editionId }: EditionIds,
  among: readonly string[],
) => Prisma.sql`
  SELECT json_agg(json_build_object(
      'key', field.key, 'kind', field.kind, 'versionId', version.id, 'required', ${MUST_ANSWER},
      'options', (SELECT coalesce(json_agg(json_build_object('value', option -> 'value')), '[]')
        FROM jsonb_array_elements(version.options) AS option),
      'places', ${chosenPlacesOfField({ organisationId, editionId }, among)},
      'settings', version.settings, 'condition', version.condition, 'sensitive', version.sensitive, 'consentId', version.term_version_id) ORDER BY field."order")
  FROM field CROSS JOIN LATERAL (
    SELECT * FROM field_version
    WHERE field_version.organisation_id = field.organisation_id AND field_version.field_id = field.id
    ORDER BY number DESC LIMIT 1) AS version
  WHERE field.organisation_id = ${organisationId}::uuid AND field.edition_id = ${editionId}::uuid
    AND field.retired_at IS NULL AND field.later_since IS NULL`;

/** The terms of an edition and of its organisation as they stand now, as one value of a statement: null for none. */
export const selectTerms = ({ organisationId, editionId }: EditionIds) => Prisma.sql`
  SELECT json_agg(json_build_object('key', term.key, 'kind', term.kind, 'versionId', version.id))
  FROM term CROSS JOIN LATERAL (
    SELECT id FROM term_version
    WHERE term_version.organisation_id = term.organisation_id AND term_version.term_id = term.id
    ORDER BY number DESC LIMIT 1) AS version
  WHERE term.organisation_id = ${organisationId}::uuid AND term.retired_at IS NULL
    AND (term.edition_id = ${editionId}::uuid OR term.edition_id IS NULL)`;
