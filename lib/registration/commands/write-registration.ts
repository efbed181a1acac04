import "server-only";
import type { Principal } from "@/lib/access/policy";
import { writeAct } from "@/lib/audit/commands/record";
import { writePerson } from "@/lib/people/commands/match-person";
import { writeQueuePosition } from "@/lib/places/commands/fill-places";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { insertRows, NOW, returnedBy, updateRows, writeTogether } from "@/lib/platform/db/write-together";
import { newId } from "@/lib/platform/new-id";
import { Prisma } from "@/prisma/generated/client";
import { applicantColumns } from "../rules/applicant";
import { APPLICANT_NAMES } from "../schema/applicant";
import { writeRegistered } from "./keep-registered";
import type { NewRegistration, Registered } from "./new-registration";
import { writeDiscarded, writeTold } from "./tell-registered";

/** What was decided behind the lock. */
interface Decided {
  state: Registered["state"];
  reference: string;
  now: Date;
  /** Null: nobody the organisation knows. */
  personId: string | null;
  linkVersion: number;
  /** Of the options chosen, those that are no more than a wish. */
  wished: ReadonlyArray<{ versionId: string; value: string }>;
  /** By when its organisers said they would answer, an ISO date; null: they answer none, or didn't say. */
  answerBy: string | null;
}

/** State, person, answers, audit entry, message and the answer for the next time, in one statement. */
export async function writeRegistration(
  tx: PlacesTransaction,
  input: NewRegistration,
  { personId, ...decided }: Decided,
  cause: Principal,
): Promise<Registered> {
  const { organisationId, editionId, applicant, draftId } = input;
  const { state, reference, now, linkVersion, answerBy } = decided;
  const registrationId = draftId ?? newId();
  const person = personId === null ? writePerson({ organisationId, ...applicant }) : null;
  const act = writeAct({
    cause: cause.kind === "visitor" ? { kind: "link", id: registrationId } : cause,
    act: "register",
    objectKind: "registration",
    objectId: registrationId,
    organisationId,
    editionId,
    values: [{ field: "state", after: state, registrationId }],
  });
  const columns = {
    personId: person?.id ?? personId,
    categoryId: input.categoryId,
    mode: input.mode,
    state,
    origin: input.origin,
    reference,
    ...applicantColumns(applicant, APPLICANT_NAMES),
    queuePosition: state === "waitlisted" ? returnedBy("queue", "position") : null,
    submittedAt: now,
    stateSince: now,
    linkVersion,
    updatedAt: NOW,
  };
  const registered = { registrationId, reference, state, linkVersion };
  await writeTogether(tx, {
    ...person?.writes,
    ...(state === "waitlisted" ? { queue: writeQueuePosition(input) } : {}),
    registration: draftId
      ? updateRows<Prisma.RegistrationUncheckedUpdateManyInput>(
          "registration",
          { ...columns, draft: Prisma.sql`NULL`, expiresAt: null, version: Prisma.sql`version + 1` },
          Prisma.sql`organisation_id = ${organisationId}::uuid AND id = ${draftId}::uuid`,
        )
      : insertRows<Prisma.RegistrationCreateManyInput>("registration", [
          { organisationId, editionId, id: registrationId, ...columns, createdAt: NOW },
        ]),
    ...writeAnswers(input, registrationId, decided),
    ...act.writes,
    discarded: writeDiscarded({ organisationId, editionId, draftId, ...applicant }),
    told: writeTold(
      { ...applicant, organisationId, editionId, id: registrationId, state, answerBy, tell: input.tell },
      act.id,
    ),
    ...(input.once ? { kept: writeRegistered(input.once, registered) } : {}),
  });
  return registered;
}

/** What was shown and agreed to, and what was answered, each sensitive answer with its consent. */
function writeAnswers(
  input: NewRegistration,
  registrationId: string,
  { now, wished }: Pick<Decided, "now" | "wished">,
) {
  const { organisationId } = input;
  const { language } = input.applicant;
  const agreed = new Set([...Object.values(input.sensitive), ...input.agreed]);
  const consents = [...new Set([...input.told, ...agreed])].map((termVersionId) => ({
    organisationId,
    id: newId(),
    registrationId,
    termVersionId,
    language,
    givenAt: now,
    agreedAt: agreed.has(termVersionId) ? now : null,
  }));
  const consentOf = new Map(consents.map((consent) => [consent.termVersionId, consent.id]));
  const answers = Object.entries(input.answers).map(([fieldVersionId, value]) => ({
    organisationId,
    registrationId,
    fieldVersionId,
    value: JSON.stringify(value),
    wished: wished.filter(({ versionId }) => versionId === fieldVersionId).map((option) => option.value),
    consentId: consentOf.get(input.sensitive[fieldVersionId] ?? "") ?? null,
    answeredAt: now,
  }));
  return {
    ...(consents.length > 0
      ? { consents: insertRows<Prisma.ConsentCreateManyInput>("consent", consents) }
      : {}),
    ...(answers.length > 0 ? { answers: insertRows<Prisma.AnswerCreateManyInput>("answer", answers) } : {}),
  };
}
