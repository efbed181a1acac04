import "server-only";
import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { insertMany } from "@/lib/platform/db/insert-many";
import { groupBy } from "@/lib/platform/group-by";

interface EditionIds {
  organisationId: string;
}

const ANSWER_COLUMNS = {
  organisation_id: "uuid",
  registration_id: "uuid",
  field_version_id: "uuid",
  value: "jsonb",
  wished: "text[]",
  answered_at: "timestamptz",
};

interface Answering {
  id: string;
  answers: Readonly<Record<string, AnswerValue>>;
}

interface Said {
  registrationId: string;
  versionId: string;
  value: AnswerValue;
  wished: readonly string[];
}

const answersOf = (rows: readonly Answering[]): Said[] =>
  rows.flatMap(({ id, answers }) =>
    Object.entries(answers).map(([versionId, value]) => ({
      registrationId: id,
      versionId,
      value,
      wished: [],
    })),
  );

/** Writes what registrations answered that had not answered these questions. */
export function insertAnswers(
  tx: PlacesTransaction,
  edition: EditionIds,
  rows: readonly Answering[],
  now: Date,
): Promise<void> {
  return insertSaid(tx, edition, answersOf(rows), now);
}

async function insertSaid(
  tx: PlacesTransaction,
  { organisationId }: EditionIds,
  said: readonly Said[],
  now: Date,
): Promise<void> {
  await insertMany(
    tx,
    "answer",
    ANSWER_COLUMNS,
    said.map(({ registrationId, versionId, value, wished }) => ({
      ...{ organisation_id: organisationId, registration_id: registrationId, field_version_id: versionId },
      ...{ value, wished, answered_at: now },
    })),
  );
}

/**
 * The same in place of what they answered before, in whatever wording. What is only wished for stays a wish.
 * @returns what each chooses that they had not chosen
 */
export async function replaceAnswers(
  tx: PlacesTransaction,
  edition: EditionIds,
  rows: readonly Answering[],
  now: Date,
): Promise<Array<{ registrationId: string; versionId: string; value: string }>> {
  const said = answersOf(rows);
  const keys = JSON.stringify(said.map(({ registrationId, versionId }) => ({ registrationId, versionId })));
  const gone = await tx.$queryRaw<Array<Omit<Said, "wished"> & { wished: string[] | null }>>`
    DELETE FROM answer
    USING jsonb_to_recordset(${keys}::jsonb) AS said("registrationId" uuid, "versionId" uuid)
    JOIN field_version AS worded ON worded.organisation_id = ${edition.organisationId}::uuid
      AND worded.id = said."versionId"
    JOIN field_version AS seen ON seen.organisation_id = worded.organisation_id AND seen.field_id = worded.field_id
    WHERE answer.organisation_id = worded.organisation_id AND answer.registration_id = said."registrationId"
      AND answer.field_version_id = seen.id
    RETURNING said."registrationId", said."versionId", answer.value, answer.wished`;
  const before = groupBy(gone, keyOf);
  const chosen = said.map((one) => {
    const held = before.get(keyOf(one)) ?? [];
    const had = held.flatMap(({ value }) => answerTexts(value));
    const wished = held.flatMap((answer) => answer.wished ?? []);
    const values = answerTexts(one.value);
    return {
      said: { ...one, wished: values.filter((value) => wished.includes(value)) },
      anew: values.filter((value) => !had.includes(value)),
    };
  });
  await insertSaid(
    tx,
    edition,
    chosen.map((one) => one.said),
    now,
  );
  return chosen.flatMap(({ said: { registrationId, versionId }, anew }) =>
    anew.map((value) => ({ registrationId, versionId, value })),
  );
}

const keyOf = ({ registrationId, versionId }: { registrationId: string; versionId: string }) =>
  `${registrationId} ${versionId}`;
