import "server-only";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { askedNow } from "@/lib/forms/rules/asked-now";
import { answersBeside, carriedAnswers, type GivenAnswer } from "@/lib/forms/rules/carry-answers";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { databaseClock, isUniqueViolation, type Transaction, transaction } from "@/lib/platform/db/client";
import type { FormValues } from "@/lib/platform/merge-form";
import { done, type Result, refused } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import type { LinkScope } from "../policy";
import { applicantColumns, fromFields } from "../rules/applicant";
import { circumstancesOf } from "../rules/circumstances";
import { answersOf, asked, selfServiceFields } from "../rules/form-fields";
import { type Applicant, SELF_SERVICE_NAMES, type SelfServiceName } from "../schema/applicant";
import type { SelfServiceChange, SelfServiceConsent, SelfServiceEmail } from "../schema/self-service";
import { mergeDrawn } from "./draft-row";
import { hasEnded, lockRegistration, recordSelfService, type SelfServiceRegistration } from "./self-service";
import { addressed, findLive } from "./tell-registered";

type Refusal = "not-live" | "over";
type ChangeRefusal = Refusal | "conflict" | "field-errors" | "changed";

export interface Changed {
  /** The keys of questions that are not asked any more, so that their answers went. */
  dropped: string[];
}

/**
 * What a person corrects of a live registration. A change made elsewhere meanwhile (the desk, another tab) is a
 * conflict, never overwritten. Field errors of answers come back as the detail of "field-errors".
 */
export async function changeRegistration(
  scope: LinkScope,
  input: Omit<SelfServiceChange, "token" | "locale">,
): Promise<Result<Changed, ChangeRefusal | "already-registered">> {
  return unlessTaken<Changed, ChangeRefusal>(() =>
    transaction(async (tx) => {
      const row = await lockRegistration(tx, scope);
      const now = await databaseClock(tx);
      if (!row.live) return refused("not-live");
      if (hasEnded(row, now)) return refused("over");
      // A form that does not say what it was drawn from can't be merged with what was stored since.
      if (!input.seen && input.version !== row.version) return refused("conflict");
      const questions = await listAskedQuestions(tx, scope, row.language, row.edition.languages);
      const given = await givenAnswers(tx, scope);
      const merged = mergeDrawn(submittedFields(input), input, row, storedFields(row, questions, given));
      if (!merged.ok) return merged;
      const { answers, agreed } = answersOf(merged.value);
      const judged = judgeAnswers(questions, answers, agreed, circumstancesOf(row));
      const { "": changed, ...wrong } = judged.fieldErrors;
      const fieldErrors = { ...wrong, ...askedNow(questions, judged, input.shown ?? {}) };
      if (changed) return refused("changed");
      if (Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
      const own = fromFields(merged.value, SELF_SERVICE_NAMES);
      await tx.registration.update({
        where: keyOf(scope),
        data: { ...applicantColumns(own, SELF_SERVICE_NAMES), version: { increment: 1 } },
      });
      const consents = new Map(questions.map((question) => [question.versionId, question.consentId]));
      const hidden = questions.filter(({ versionId }) => !judged.asked.has(versionId));
      const unasked = new Set(hidden.map(({ fieldId }) => fieldId));
      const beside = answersBeside(questions, given, judged.answers).filter(
        ({ fieldId }) => !unasked.has(fieldId),
      );
      await replaceAnswers(tx, scope, row, { sent: judged.answers, beside, consents }, now);
      await recordSelfService(tx, scope, "change-registration", fieldChanges(row, own));
      const answered = new Set(given.map(({ fieldId }) => fieldId));
      return done({
        dropped: hidden
          .filter(({ fieldId, versionId }) => answered.has(fieldId) || judged.hidden.includes(versionId))
          .map(({ key }) => key),
      });
    }),
  );
}

const keyOf = ({ organisationId, registrationId }: LinkScope) => ({
  organisationId_id: { organisationId, id: registrationId },
});

function submittedFields(input: Omit<SelfServiceChange, "token" | "locale">): FormValues {
  return selfServiceFields(input, { answers: input.answers ?? {}, agreed: Object.keys(input.agreed ?? {}) });
}

/** What is answered, in whatever wording. */
async function givenAnswers(
  tx: Transaction,
  { organisationId, registrationId }: LinkScope,
): Promise<GivenAnswer[]> {
  const rows = await tx.answer.findMany({
    where: { organisationId, registrationId },
    select: {
      value: true,
      fieldVersion: { select: { id: true, fieldId: true, number: true, termVersionId: true } },
    },
  });
  return rows.map(({ value, fieldVersion: { id, fieldId, number, termVersionId } }) => ({
    ...{ fieldId, versionId: id, number, consentId: termVersionId },
    value: value as string | string[],
  }));
}

/** With what the form of the private link is filled. */
function storedFields(
  row: SelfServiceRegistration,
  questions: readonly AskedQuestion[],
  given: readonly GivenAnswer[],
): FormValues {
  const { answers } = carriedAnswers(questions, given);
  const agreed = questions.flatMap(({ versionId, consentId }) =>
    consentId && versionId in answers ? [consentId] : [],
  );
  return asked(selfServiceFields(row, { answers, agreed }), questions);
}

function fieldChanges(row: SelfServiceRegistration, input: Pick<Applicant, SelfServiceName>) {
  return SELF_SERVICE_NAMES.filter((field) => row[field] !== input[field]).map((field) => ({
    field,
    before: row[field],
    after: input[field],
  }));
}

interface Answers {
  /** What the form sent, by field version. */
  sent: Record<string, string | string[]>;
  /** What it left alone. */
  beside: readonly GivenAnswer[];
  /** The consent that a version needs, where it needs one. */
  consents: ReadonlyMap<string, string | null>;
}

/** Answers as they are given now; a sensitive one keeps its consent, or gets the new one. */
async function replaceAnswers(
  tx: Transaction,
  scope: LinkScope,
  row: { language: string },
  { sent, beside, consents }: Answers,
  now: Date,
): Promise<void> {
  const own = { organisationId: scope.organisationId, registrationId: scope.registrationId };
  await tx.answer.deleteMany({
    where: { ...own, fieldVersionId: { notIn: beside.map(({ versionId }) => versionId) } },
  });
  const kept = await tx.consent.findMany({
    where: { ...own, withdrawnAt: null },
    select: { id: true, termVersionId: true },
  });
  const given = new Map(kept.map((consent) => [consent.termVersionId, consent.id]));
  const needed = new Set(Object.keys(sent).flatMap((versionId) => consents.get(versionId) ?? []));
  for (const termVersionId of needed) {
    if (given.has(termVersionId)) continue;
    const consent = await tx.consent.create({
      data: { ...own, termVersionId, language: row.language, givenAt: now, agreedAt: now },
      select: { id: true },
    });
    given.set(termVersionId, consent.id);
  }
  // A consent with nothing left to consent to is over.
  await tx.consent.updateMany({
    where: {
      ...own,
      withdrawnAt: null,
      termVersion: { term: { kind: "sensitive" } },
      termVersionId: { notIn: [...needed, ...beside.flatMap(({ consentId }) => consentId ?? [])] },
    },
    data: { withdrawnAt: now },
  });
  const rows = Object.entries(sent).map(([fieldVersionId, value]) => ({
    ...own,
    fieldVersionId,
    value,
    consentId: given.get(consents.get(fieldVersionId) ?? "") ?? null,
    answeredAt: now,
  }));
  if (rows.length > 0) await tx.answer.createMany({ data: rows });
}

/**
 * Corrects the address. The old private link stops working; a new one goes to the new address, and a note without any
 * link to the old one, so that nobody is moved away unnoticed.
 */
export async function correctEmail(
  scope: LinkScope,
  input: Pick<SelfServiceEmail, "email">,
): Promise<Result<{ linkVersion: number }, Refusal | "already-registered">> {
  return unlessTaken(() =>
    transaction(async (tx) => {
      const row = await lockRegistration(tx, scope);
      if (!row.live) return refused("not-live");
      if (hasEnded(row, await databaseClock(tx))) return refused("over");
      const key = emailKey(input.email);
      if (key === row.emailKey && input.email === row.email) return done({ linkVersion: row.linkVersion });
      const others = await findLive(tx, { ...scope, email: input.email });
      if (others.some((other) => other.id !== row.id && other.nameKey === row.nameKey))
        return refused("already-registered");
      const { linkVersion } = await tx.registration.update({
        where: keyOf(scope),
        data: {
          email: input.email,
          emailKey: key,
          linkVersion: { increment: 1 },
          version: { increment: 1 },
        },
        select: { linkVersion: true },
      });
      // Not on a record that a speaker or another registration shares: whoever registers under somebody's name and
      // address must not be able to lead that person's messages elsewhere.
      if (row.personId && !(await isShared(tx, scope, row.personId))) {
        const { organisationId } = scope;
        await tx.personEmail.upsert({
          where: {
            organisationId_personId_emailKey: { organisationId, personId: row.personId, emailKey: key },
          },
          create: { organisationId, personId: row.personId, email: input.email, emailKey: key },
          update: { email: input.email },
        });
      }
      const auditEntryId = await recordSelfService(tx, scope, "correct-email", [
        { field: "email", before: row.email, after: input.email },
      ]);
      // What waits for the address before this one would bring the same link to the new one a second time.
      await discardMessages(tx, { registrationId: row.id, template: "email-corrected" });
      const message = { ...addressed(row), auditEntryId, urgency: 1 } as const;
      await queueMessage(tx, { ...message, template: "email-corrected", parameters: {} });
      // The row says where to: nobody could know the address that was replaced any more.
      await queueMessage(tx, {
        ...message,
        template: "registration-changed",
        parameters: { what: "email" },
        recipient: row.email,
      });
      return done({ linkVersion });
    }),
  );
}

async function isShared(tx: Transaction, scope: LinkScope, personId: string): Promise<boolean> {
  const { organisationId, registrationId } = scope;
  const others = { organisationId, personId, id: { not: registrationId } };
  return (
    (await tx.speaker.count({ where: { organisationId, personId } })) +
      (await tx.registration.count({ where: others })) >
    0
  );
}

/** Takes one consent back; what was answered under it is deleted. */
export async function withdrawConsent(
  scope: LinkScope,
  input: Pick<SelfServiceConsent, "consent">,
): Promise<Result<null, "not-live">> {
  return transaction(async (tx) => {
    const row = await lockRegistration(tx, scope);
    if (row.erasedAt) return refused("not-live");
    const own = { organisationId: scope.organisationId, registrationId: scope.registrationId };
    const { count } = await tx.consent.updateMany({
      where: {
        ...own,
        id: input.consent,
        withdrawnAt: null,
        termVersion: { term: { kind: "sensitive" } },
      },
      data: { withdrawnAt: await databaseClock(tx) },
    });
    if (count === 0) return done(null);
    await tx.answer.deleteMany({ where: { ...own, consentId: input.consent } });
    await tx.registration.update({ where: keyOf(scope), data: { version: { increment: 1 } } });
    await recordSelfService(tx, scope, "withdraw-consent");
    return done(null);
  });
}

/** The database refuses a second live registration of the same name and address, whatever path leads there. */
async function unlessTaken<Value, Reason extends string>(
  work: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "already-registered">> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) return refused("already-registered");
    throw error;
  }
}
