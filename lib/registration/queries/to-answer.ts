import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import {
  MUST_ANSWER,
  ONCE_SENSITIVE,
  readAsked,
  STILL_OPEN,
  type StoredQuestion,
} from "@/lib/forms/queries/form-row";
import { asks } from "@/lib/forms/rules/kinds";
import type { Reader } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import { UNSETTLED } from "../rules/corrections";
import { IS_UNSETTLED } from "./correction";

/** What of a question says who is to answer it. */
type Later = Pick<StoredQuestion, "fieldId" | "required" | "onceSensitive" | "laterSince">;

/** What an edition asks later and still takes answers to. */
export async function listOpenLater(reader: Reader, edition: EditionIds): Promise<StoredQuestion[]> {
  const asked = await readAsked(reader, edition);
  return asked.filter(({ laterSince, open, kind }) => laterSince !== null && open && asks(kind));
}

const withPlace = ({ organisationId, editionId }: EditionIds) => ({
  ...{ organisationId, editionId, erasedAt: null },
  state: { in: [...HOLDS_PLACE] },
});

/**
 * Everybody who is asked one of these: those with a place. Whoever waits may never get one, and is asked when they do. Nobody is, where
 * all that is asked is sensitive and nobody has said yet whose a corrected address is.
 */
export const whoIsAsked = (edition: EditionIds, later: ReadonlyArray<Pick<Later, "onceSensitive">>) => ({
  ...withPlace(edition),
  ...(later.every(({ onceSensitive }) => onceSensitive) ? { corrections: { none: UNSETTLED } } : {}),
});

/**
 * Those of them who are still to answer one of these; `stillToAnswer` says the same of one person. Where nobody has said whose a
 * corrected address is, nothing sensitive is asked (`listUnasked`), so nobody is reminded of it there.
 */
export function whoIsToAnswer(edition: EditionIds, later: readonly Later[]): Prisma.RegistrationWhereInput {
  return {
    ...withPlace(edition),
    OR: later.map(({ fieldId, required, onceSensitive, laterSince }) => ({
      ...(onceSensitive ? { corrections: { none: UNSETTLED } } : {}),
      ...(onceSensitive && !required ? {} : { answers: { none: { fieldVersion: { fieldId } } } }),
      ...(required
        ? {}
        : { AND: { OR: [{ laterSentAt: null }, { laterSentAt: { lt: new Date(laterSince ?? 0) } }] } }),
    })),
  };
}

/** Somebody who is asked: in which language, and the first last day of what they are still to answer, an ISO date. */
interface ToAsk {
  id: string;
  language: string;
  until: string | null;
}

/**
 * The same people with what their message says, in the order of their ids: those after one of them, and so many of them.
 * What it costs goes with how many are passed, not with all who answered.
 */
export function listToAsk(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
  later: ReadonlyArray<Later & Pick<StoredQuestion, "answerUntil">>,
  { after, most }: { after: string | null; most: number },
): Promise<ToAsk[]> {
  return reader.$queryRaw<ToAsk[]>`
    WITH later AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(later.map(whenAnswered))}::jsonb)
        AS one(field_id uuid, required boolean, once_sensitive boolean, later_since timestamptz, answer_until date)
    ), worded AS MATERIALIZED (
      SELECT id, field_id FROM field_version
      WHERE organisation_id = ${organisationId}::uuid AND field_id IN (SELECT field_id FROM later))
    SELECT registration.id, registration.language, missing.until::text AS until
    FROM registration CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(worded.field_id), '{}') AS fields
      FROM answer JOIN worded ON worded.id = answer.field_version_id
      WHERE answer.organisation_id = registration.organisation_id AND answer.registration_id = registration.id) AS said
    CROSS JOIN LATERAL (
      SELECT count(*) AS open, min(later.answer_until) AS until FROM later
      WHERE ((later.once_sensitive AND NOT later.required) OR NOT later.field_id = ANY(said.fields))
        AND NOT (later.once_sensitive AND ${IS_UNSETTLED})
        AND (later.required OR registration.later_sent_at IS NULL OR registration.later_sent_at < later.later_since)) AS missing
    WHERE registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = ${editionId}::uuid
      AND registration.state IN ${stateList(HOLDS_PLACE)} AND registration.erased_at IS NULL
      AND (${after}::uuid IS NULL OR registration.id > ${after}::uuid) AND missing.open > 0
    ORDER BY registration.id LIMIT ${most}`;
}

/** A question under the names of that statement. */
const whenAnswered = (question: Later & Pick<StoredQuestion, "answerUntil">) => ({
  ...{ field_id: question.fieldId, required: question.required, once_sensitive: question.onceSensitive },
  ...{ later_since: question.laterSince, answer_until: question.answerUntil },
});

/** Whether a `registration`, had it a place, is still to answer something: the same where many of many editions are read. */
export const IS_TO_ANSWER = Prisma.sql`
  EXISTS (SELECT FROM field CROSS JOIN LATERAL (
      SELECT required, options, settings FROM field_version
      WHERE field_version.organisation_id = field.organisation_id AND field_version.field_id = field.id
      ORDER BY number DESC LIMIT 1) AS version
    WHERE field.organisation_id = registration.organisation_id AND field.edition_id = registration.edition_id
      AND field.retired_at IS NULL AND field.later_since IS NOT NULL AND field.kind <> 'heading' AND ${STILL_OPEN}
      AND (${MUST_ANSWER} OR registration.later_sent_at IS NULL OR registration.later_sent_at < field.later_since)
      AND NOT (${ONCE_SENSITIVE} AND ${IS_UNSETTLED})
      AND ((${ONCE_SENSITIVE} AND NOT ${MUST_ANSWER}) OR NOT EXISTS (SELECT FROM answer
        JOIN field_version AS seen
          ON seen.organisation_id = answer.organisation_id AND seen.id = answer.field_version_id
        WHERE answer.organisation_id = registration.organisation_id AND answer.registration_id = registration.id
          AND seen.field_id = field.id)))`;
