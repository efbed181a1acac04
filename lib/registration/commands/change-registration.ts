import "server-only";
import { holdForm } from "@/lib/editions/commands/lock-edition";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { partedByTime } from "@/lib/forms/rules/later";
import { MAY_WRITE } from "@/lib/forms/rules/later-editions";
import { carryStops } from "@/lib/outbox/commands/carry-stops";
import { discardBounced, discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { isShared } from "@/lib/people/commands/follow-person";
import { inTurnIfNeeded } from "@/lib/places/commands/in-turn";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import type { LinkScope } from "../policy";
import { givenAnswers } from "../queries/given-answers";
import { answerChanges } from "../rules/answer-changes";
import { applicantColumns, fromFields } from "../rules/applicant";
import { selfServiceFields } from "../rules/form-fields";
import { type Applicant, SELF_SERVICE_NAMES, type SelfServiceName } from "../schema/applicant";
import type { SelfServiceChange, SelfServiceConsent, SelfServiceEmail } from "../schema/self-service";
import { hasAnother, unlessTaken } from "./already-registered";
import { foreignFiles } from "./answer-files";
import { endLaterEditions } from "./later-editions";
import { type AnswersRefusal, readAnswers } from "./own-answers";
import { leaveWithheld, replaceAnswers } from "./replace-answers";
import { hasEnded, lockRegistration, recordSelfService, type SelfServiceRegistration } from "./self-service";
import { addressed } from "./tell-registered";

type Refusal = "not-live" | "over";
type ChangeRefusal = Refusal | AnswersRefusal;

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
      await holdForm(tx, scope);
      const row = await lockRegistration(tx, scope);
      const now = await databaseClock(tx);
      if (!row.live) return refused("not-live");
      if (hasEnded(row, now)) return refused("over");
      // A form that does not say what it was drawn from can't be merged with what was stored since.
      if (!input.seen && input.version !== row.version) return refused("conflict");
      const asked = await listAskedQuestions(tx, scope, row.language, row.edition.languages);
      const given = await givenAnswers(tx, scope);
      const questions = await leaveWithheld(tx, scope, partedByTime(asked).questions);
      const read = readAnswers(questions, given, input, row, Boolean(turn), (of, answered) =>
        selfServiceFields(of, answered),
      );
      if (!read.ok) return read;
      const foreign = await foreignFiles(tx, scope, read.value.questions, read.value.sent);
      if (Object.keys(foreign).length > 0) return refused("field-errors", foreign);
      const own = fromFields(read.value.fields, SELF_SERVICE_NAMES);
      await tx.registration.update({
        where: keyOf(scope),
        data: { ...applicantColumns(own, SELF_SERVICE_NAMES), version: { increment: 1 } },
      });
      await replaceAnswers(tx, scope, row, { ...read.value, given }, now);
      await recordSelfService(tx, scope, "change-registration", [
        ...fieldChanges(row, own),
        ...answerChanges(questions, given, read.value),
      ]);
      // What was left goes to who wishes for it; whoever waits only wishes.
      if (turn) await settleOptions(turn, scope, scope.actor);
      return done({ dropped: read.value.dropped });
    }),
  );
}

const keyOf = ({ organisationId, registrationId }: LinkScope) => ({
  organisationId_id: { organisationId, id: registrationId },
});

function fieldChanges(row: SelfServiceRegistration, input: Pick<Applicant, SelfServiceName>) {
  return SELF_SERVICE_NAMES.filter((field) => row[field] !== input[field]).map((field) => ({
    field,
    before: row[field],
    after: input[field],
  }));
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
      // Sent twice, the second finds the link ended by the first, and what it asks for done.
      const row = await lockRegistration(tx, { ...scope, linkVersion: null });
      const ended = scope.linkVersion !== null && scope.linkVersion !== row.linkVersion;
      if (ended && (input.email !== row.email || scope.linkVersion !== row.linkVersion - 1))
        throw new AppError("not-found");
      if (!row.live) return refused("not-live");
      if (hasEnded(row, await databaseClock(tx))) return refused("over");
      const key = emailKey(input.email);
      if (key === row.emailKey && input.email === row.email) return done({ linkVersion: row.linkVersion });
      if (await hasAnother(tx, { ...row, emailKey: key })) return refused("already-registered");
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
      if (row.personId && !(await isShared(tx, { ...scope, personId: row.personId }))) {
        const { organisationId } = scope;
        await tx.personEmail.upsert({
          where: {
            organisationId_personId_emailKey: { organisationId, personId: row.personId, emailKey: key },
          },
          create: { organisationId, personId: row.personId, email: input.email, emailKey: key },
          update: { email: input.email },
        });
      }
      await carryStops(tx, row, input.email);
      const auditEntryId = await recordSelfService(tx, scope, "correct-email", [
        { field: "email", before: row.email, after: input.email },
      ]);
      // What waits for the address before this one would bring the same link to the new one a second time.
      await discardMessages(tx, {
        registrationId: row.id,
        template: { in: ["email-corrected", "correction-undone"] },
      });
      await discardBounced(tx, row);
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

/** Takes one consent back; what was answered under it is deleted. That to hear of later editions ends at all registrations of its person. */
export async function withdrawConsent(
  scope: LinkScope,
  input: Pick<SelfServiceConsent, "consent">,
): Promise<Result<null, "not-live">> {
  return transaction(async (tx) => {
    const row = await lockRegistration(tx, scope);
    if (row.erasedAt) return refused("not-live");
    const own = { organisationId: scope.organisationId, registrationId: scope.registrationId };
    const later = await tx.consent.count({ where: { ...own, id: input.consent, ...MAY_WRITE } });
    if (later > 0) {
      const whose = { registrationId: row.id, personId: row.personId, emailKeys: [] };
      await endLaterEditions(tx, row.organisationId, whose, scope.actor);
      return done(null);
    }
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
