import "server-only";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { askedNow } from "@/lib/forms/rules/asked-now";
import { answersBeside, carriedAnswers, type GivenAnswer } from "@/lib/forms/rules/carry-answers";
import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { inTurnIfNeeded, NeedsTurn } from "@/lib/places/commands/in-turn";
import { settleOptions } from "@/lib/places/commands/settle-options";
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
import { givenAnswers, replaceAnswers } from "./replace-answers";
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
 * conflict, never overwritten. Field errors of answers come back as the detail of "field-errors": also that a place they
 * would take in an option is nobody's any more, which is judged in its turn like places of the whole.
 */
export async function changeRegistration(
  scope: LinkScope,
  input: Omit<SelfServiceChange, "token" | "locale">,
): Promise<Result<Changed, ChangeRefusal | "already-registered">> {
  return unlessTaken<Changed, ChangeRefusal>(() =>
    inTurnIfNeeded(scope, async (tx, turn) => {
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
      const before = chosenBefore(questions, given);
      const chooses = choosesPlaces(questions, before, judged.answers);
      if (chooses && !turn) throw new NeedsTurn();
      const { "": changed, ...wrong } = judged.fieldErrors;
      const fieldErrors: Record<string, string> = {
        ...wrong,
        ...askedNow(questions, judged, input.shown ?? {}),
        ...fullChoices(judged.answers, limitedOf(questions), before),
      };
      if (changed) return refused("changed");
      if (Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
      const own = fromFields(merged.value, SELF_SERVICE_NAMES);
      await tx.registration.update({
        where: keyOf(scope),
        data: { ...applicantColumns(own, SELF_SERVICE_NAMES), version: { increment: 1 } },
      });
      const hidden = questions.filter(({ versionId }) => !judged.asked.has(versionId));
      const unasked = new Set(hidden.map(({ fieldId }) => fieldId));
      const beside = answersBeside(questions, given, judged.answers).filter(
        ({ fieldId }) => !unasked.has(fieldId),
      );
      await replaceAnswers(tx, scope, row, { questions, given, sent: judged.answers, beside }, now);
      await recordSelfService(tx, scope, "change-registration", fieldChanges(row, own));
      // What was left goes to who wishes for it; whoever waits only wishes.
      if (turn) await settleOptions(turn, scope, scope.actor);
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

/** What of options with places of their own was chosen before, by the wording that is asked now. */
function chosenBefore(questions: readonly AskedQuestion[], given: readonly GivenAnswer[]) {
  return Object.fromEntries(
    questions
      .filter(({ places }) => places.length > 0)
      .map(({ versionId, fieldId }) => [
        versionId,
        given.filter((answer) => answer.fieldId === fieldId).flatMap(({ value }) => answerTexts(value)),
      ]),
  );
}

/** Whether somebody has chosen, or chooses, an option that has places of its own. */
function choosesPlaces(
  questions: readonly AskedQuestion[],
  ...answers: Array<Record<string, string | string[]>>
) {
  return limitedOf(questions).some(({ versionId, value }) =>
    answers.some((one) => answerTexts(one[versionId]).includes(value)),
  );
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
