import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { discardBounced } from "@/lib/outbox/commands/discard-messages";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { releaseUnsettled } from "@/lib/outbox/commands/settle-mail";
import { followPerson } from "@/lib/people/commands/follow-person";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { localDate } from "@/lib/platform/dates/zones";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { isOneMailbox } from "@/lib/platform/email-spellings";
import { translator } from "@/lib/platform/i18n/translator";
import { newId } from "@/lib/platform/new-id";
import { done, type Result, refused } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import { hasAnother, unlessTaken } from "@/lib/registration/commands/already-registered";
import { dropCorrections } from "@/lib/registration/commands/end-correction";
import type { SelfServiceRegistration } from "@/lib/registration/commands/self-service";
import { addressed, discardLinks } from "@/lib/registration/commands/tell-registered";
import { applicantColumns, applicantFields, applicantOf } from "@/lib/registration/rules/applicant";
import { UNSETTLED, WAY_BACK_DAYS } from "@/lib/registration/rules/corrections";
import { APPLICANT_NAMES, type Applicant } from "@/lib/registration/schema/applicant";
import type { ConfirmPerson, Correct } from "../schema/correct";
import { lockOwn } from "./lock-own";
import { waitForUndo } from "./undo-time";

const DAY_MS = 86_400_000;

/**
 * An organiser corrects who somebody is. The person is told. Another address gets a link of its own, the one before ends; at
 * the one before whoever reads it can take all of it back for seven days, and until they or an organiser who may read
 * sensitive answers have said that it is the same person, those that were given before are not shown at the new one. Given
 * back the address that an earlier correction replaced, the registration is again what it was then.
 * @throws AppError("not-found")
 */
export async function correctRegistration(
  scope: EditionScope<"change-registration">,
  input: Omit<Correct, "school" | "edition">,
): Promise<Result<{ moved: boolean }, "conflict" | "unchanged" | "already-registered">> {
  const { registration: registrationId, version, reason, ...said } = input;
  return unlessTaken(() =>
    transaction(async (tx) => {
      const row = await lockOwn(tx, scope, registrationId);
      if (row.version !== version) return refused("conflict", { ...stored(row), version: row.version });
      const after = applicantOf(said);
      const changed = APPLICANT_NAMES.filter((name) => row[name] !== after[name]);
      if (changed.length === 0) return refused("unchanged");
      if (row.live && (await hasAnother(tx, { ...row, ...applicantColumns(after, APPLICANT_NAMES) })))
        return refused("already-registered");
      const moved = !isOneMailbox(row.emailKey, emailKey(after.email));
      await tx.registration.update({
        where: { organisationId_id: { organisationId: row.organisationId, id: row.id } },
        data: {
          ...applicantColumns(after, APPLICANT_NAMES),
          ...(moved ? { linkVersion: { increment: 1 } } : {}),
          version: { increment: 1 },
        },
      });
      await followPerson(tx, row, after);
      const auditEntryId = await recordAct(tx, {
        cause: scope.actor,
        act: "correct-registration",
        objectKind: "registration",
        objectId: row.id,
        organisationId: row.organisationId,
        editionId: row.editionId,
        values: [
          ...changed.map((field) => ({ field, before: row[field], after: after[field] })),
          { field: "reason", after: reason },
        ].map((value) => ({ ...value, registrationId: row.id })),
      });
      await discardLinks(tx, row);
      if (moved) await discardBounced(tx, row);
      const words = translator(after.language, "emails.details");
      const what = changed.map((name) => words(name)).join(", ");
      const to = { ...addressed({ ...row, language: after.language }), auditEntryId, urgency: 1 } as const;
      await queueMessage(tx, { ...to, template: "registration-corrected", parameters: { what } });
      await waitForUndo(tx, row);
      if (moved) await leaveWayBack(tx, scope, row, after, auditEntryId);
      return done({ moved });
    }),
  );
}

/** What a form of a registration that was changed meanwhile is compared with. */
const stored = (row: Applicant): Record<string, string> =>
  Object.fromEntries(
    Object.entries(applicantFields(row, APPLICANT_NAMES)).map(([name, value]) => [
      name,
      [value].flat()[0] ?? "",
    ]),
  );

/** The address before is told: with the way back, or, where it only gives back what it got by a correction, without. */
async function leaveWayBack(
  tx: Transaction,
  scope: EditionScope,
  row: SelfServiceRegistration,
  after: Applicant,
  auditEntryId: string,
): Promise<void> {
  const { organisationId, id: registrationId, language } = row;
  const now = await databaseClock(tx);
  const told = { ...addressed(row), auditEntryId, urgency: 1, recipient: row.email } as const;
  const since = await replacedSince(tx, row, emailKey(after.email));
  if (since) {
    await dropCorrections(tx, { organisationId, registrationId }, since, now);
    await queueMessage(tx, { ...told, template: "registration-changed", parameters: { what: "email" } });
    return;
  }
  const correction = newId();
  const openUntil = new Date(now.getTime() + WAY_BACK_DAYS * DAY_MS);
  await tx.correction.create({
    data: { organisationId, id: correction, registrationId, auditEntryId, createdAt: now, openUntil },
  });
  const until = nameIsoDay(localDate(openUntil, scope.timeZone), language);
  await queueMessage(tx, { ...told, template: "correction-told", parameters: { correction, until } });
}

/** Since which correction, of those nobody agreed to, the registration has another address than this one; null: it never had it. */
async function replacedSince(
  tx: Transaction,
  row: { organisationId: string; id: string },
  key: string,
): Promise<Date | null> {
  const corrections = await tx.correction.findMany({
    where: { organisationId: row.organisationId, registrationId: row.id, ...UNSETTLED },
    orderBy: { createdAt: "asc" },
    select: {
      createdAt: true,
      cause: { select: { values: { where: { field: "email" }, select: { before: true } } } },
    },
  });
  const first = corrections.find(({ cause }) =>
    cause.values.some(({ before }) => typeof before === "string" && isOneMailbox(emailKey(before), key)),
  );
  return first?.createdAt ?? null;
}

/**
 * Whoever may read sensitive answers says that the corrected address is the same person's: what was answered before is shown
 * there from now on. Said twice it is said once.
 * @throws AppError("not-found")
 */
export async function confirmPerson(
  scope: EditionScope<"confirm-person">,
  { registration }: Pick<ConfirmPerson, "registration">,
): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    const row = await lockOwn(tx, scope, registration);
    const { organisationId, editionId, id: registrationId } = row;
    const { count } = await tx.correction.updateMany({
      where: { organisationId, registrationId, ...UNSETTLED },
      data: { shownAt: await databaseClock(tx) },
    });
    if (count > 0) await releaseUnsettled(tx, { organisationId, registrationId });
    if (count > 0)
      await recordAct(tx, {
        cause: scope.actor,
        act: "confirm-person",
        objectKind: "registration",
        objectId: registrationId,
        organisationId,
        editionId,
      });
    return done(null);
  });
}
