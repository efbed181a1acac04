import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { insertMany } from "@/lib/platform/db/insert-many";
import { newId } from "@/lib/platform/new-id";
import { emailKey, nameKey } from "@/lib/platform/text";
import { columnOf } from "@/lib/registration/rules/applicant";
import { drawReference } from "@/lib/registration/rules/reference";
import type { Given } from "../rules/give-places";
import { CHANGEABLE, type PlannedArrival } from "../schema/intake-plan";
import { insertAnswers } from "./write-answers";

/** Somebody who arrives, as a person of the organisation. */
type Arrival = PlannedArrival & { personId: string };

/** A registration that was made of a row. */
export type MadeRegistration = Arrival & Given & { id: string };

const PERSON_COLUMNS = {
  organisation_id: "uuid",
  id: "uuid",
  full_name: "text",
  name_key: "text",
  country: "text",
  language: "text",
  created_at: "timestamptz",
  updated_at: "timestamptz",
};
const ADDRESS_COLUMNS = { organisation_id: "uuid", person_id: "uuid", email: "text", email_key: "text" };

/** Makes a person of everybody whom the organisation does not know yet. */
async function insertPersons(
  tx: PlacesTransaction,
  { organisationId }: EditionIds,
  planned: readonly PlannedArrival[],
  now: Date,
): Promise<Arrival[]> {
  const arrivals = planned.map((row) => ({
    ...row,
    personId: row.personId ?? newId(),
    isNew: row.personId === null,
  }));
  const made = arrivals.filter(({ isNew }) => isNew);
  await insertMany(
    tx,
    "person",
    PERSON_COLUMNS,
    made.map(({ personId, applicant }) => ({
      organisation_id: organisationId,
      id: personId,
      full_name: applicant.fullName,
      name_key: nameKey(applicant.fullName),
      country: applicant.country,
      language: applicant.language,
      created_at: now,
      updated_at: now,
    })),
  );
  await insertMany(
    tx,
    "person_email",
    ADDRESS_COLUMNS,
    made.map(({ personId, applicant: { email } }) => ({
      organisation_id: organisationId,
      person_id: personId,
      email,
      email_key: emailKey(email),
    })),
  );
  return arrivals.map(({ isNew: _new, ...row }) => row);
}

const REGISTRATION_COLUMNS = {
  organisation_id: "uuid",
  edition_id: "uuid",
  id: "uuid",
  person_id: "uuid",
  category_id: "uuid",
  mode: '"EditionMode"',
  state: '"RegistrationState"',
  origin: '"RegistrationOrigin"',
  reference: "text",
  full_name: "text",
  name_key: "text",
  email: "text",
  email_key: "text",
  ...Object.fromEntries(CHANGEABLE.map((name) => [columnOf(name), "text"])),
  queue_position: "int",
  created_at: "timestamptz",
  submitted_at: "timestamptz",
  state_since: "timestamptz",
  updated_at: "timestamptz",
};

/**
 * Makes persons and registrations of those who arrive, in the order of the table, each in the state and at the position
 * that it was given, with their answers.
 */
export async function insertArrivals(
  tx: PlacesTransaction,
  edition: EditionIds,
  planned: readonly PlannedArrival[],
  given: readonly Given[],
  now: Date,
): Promise<MadeRegistration[]> {
  const { organisationId, editionId } = edition;
  const arrivals = await insertPersons(tx, edition, planned, now);
  const references = await drawReferences(tx, edition, arrivals.length);
  // Sent in one moment, they are listed by their ids: in the order of the table.
  const ids = arrivals.map(newId).sort((one, other) => (one < other ? -1 : 1));
  const made = arrivals.map((row, at): MadeRegistration => {
    const { state, queuePosition } = given[at] as Given;
    return { ...row, id: ids[at] as string, state, queuePosition };
  });
  await insertMany(
    tx,
    "registration",
    REGISTRATION_COLUMNS,
    made.map(({ id, personId, state, queuePosition, categoryId, mode, applicant }, at) => ({
      organisation_id: organisationId,
      edition_id: editionId,
      id,
      person_id: personId,
      category_id: categoryId,
      mode,
      state,
      origin: "import",
      reference: references[at],
      full_name: applicant.fullName,
      name_key: nameKey(applicant.fullName),
      email: applicant.email,
      email_key: emailKey(applicant.email),
      ...Object.fromEntries(CHANGEABLE.map((name) => [columnOf(name), applicant[name]])),
      queue_position: queuePosition,
      created_at: now,
      submitted_at: now,
      state_since: now,
      updated_at: now,
    })),
  );
  await insertAnswers(tx, edition, made, now);
  return made;
}

/** As many references that nobody of the edition has. */
async function drawReferences(
  tx: PlacesTransaction,
  { organisationId, editionId }: EditionIds,
  count: number,
): Promise<string[]> {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const fresh: string[] = [];
    while (drawn.size + fresh.length < count) fresh.push(drawReference());
    const taken = await tx.registration.findMany({
      where: { organisationId, editionId, reference: { in: fresh } },
      select: { reference: true },
    });
    const refused = new Set(taken.map(({ reference }) => reference));
    for (const reference of fresh) if (!refused.has(reference)) drawn.add(reference);
  }
  return [...drawn];
}

/** Says that so many positions at the end of the waiting list are given: the root quota's row is locked. */
export async function takePositions(
  tx: PlacesTransaction,
  { organisationId, editionId }: EditionIds,
  count: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE quota SET last_queue_position = last_queue_position + ${count}
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND root`;
}
