import "server-only";
import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { insertMany } from "@/lib/platform/db/insert-many";

interface EditionIds {
  organisationId: string;
}

const ANSWER_COLUMNS = {
  organisation_id: "uuid",
  registration_id: "uuid",
  field_version_id: "uuid",
  value: "jsonb",
  answered_at: "timestamptz",
};

interface Answering {
  id: string;
  answers: Readonly<Record<string, AnswerValue>>;
}

const answersOf = (rows: readonly Answering[]) =>
  rows.flatMap(({ id, answers }) =>
    Object.entries(answers).map(([version, value]) => ({ registration: id, version, value })),
  );

/** Writes what registrations answered that had not answered these questions. */
export async function insertAnswers(
  tx: PlacesTransaction,
  { organisationId }: EditionIds,
  rows: readonly Answering[],
  now: Date,
): Promise<void> {
  await insertMany(
    tx,
    "answer",
    ANSWER_COLUMNS,
    answersOf(rows).map(({ registration, version, value }) => ({
      organisation_id: organisationId,
      registration_id: registration,
      field_version_id: version,
      value,
      answered_at: now,
    })),
  );
}

/** The same in place of what they answered before. */
export async function replaceAnswers(
  tx: PlacesTransaction,
  edition: EditionIds,
  rows: readonly Answering[],
  now: Date,
): Promise<void> {
  const said = JSON.stringify(answersOf(rows));
  await tx.$executeRaw`
    DELETE FROM answer USING jsonb_to_recordset(${said}::jsonb) AS said(registration uuid, version uuid)
    WHERE answer.organisation_id = ${edition.organisationId}::uuid AND answer.registration_id = said.registration
      AND answer.field_version_id = said.version`;
  await insertAnswers(tx, edition, rows, now);
}
