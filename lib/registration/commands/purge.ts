import "server-only";
import { NOTICE_DAYS } from "@/lib/editions/rules/notices";
import { purgeOrphans } from "@/lib/files/commands/drop-bytes";
import { listMailIds } from "@/lib/outbox/commands/empty-messages";
import { purgeStops } from "@/lib/outbox/commands/forget-stops";
import {
  purgeMailboxes,
  purgeMailFiles,
  purgeMessages,
  purgeSignInMails,
  purgeTestMails,
} from "@/lib/outbox/commands/purge-mails";
import { endMerges } from "@/lib/people/commands/merges";
import { purgePeople } from "@/lib/people/commands/purge-people";
import { db, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { purgeFormerMembers } from "@/lib/team/commands/purge-members";
import { purgeUnansweredFiles } from "./answer-files";
import { endCutOffNotes } from "./forget-bulk-words";

/** What one purge removed, by kind. */
export interface Purged {
  drafts: number;
  answers: number;
  /** Files that were sent and became no answer. */
  answerFiles: number;
  /** What the history kept of answers before they were changed. */
  answersOfHistory: number;
  /** Editions with totals that were shown, of answers that are over. */
  shownTotals: number;
  idempotencyKeys: number;
  signInTokens: number;
  loginSessions: number;
  cacheTags: number;
  limits: number;
  signInMails: number;
  testMails: number;
  /** Whose mails of the hour are counted no more. */
  mailboxes: number;
  /** Emptied because their person is gone. */
  messages: number;
  mailFiles: number;
  /** Of mailboxes that nobody has any more. */
  messageStops: number;
  /** Of organisers, a month after their end. */
  notices: number;
  /** Bytes of pictures that no record knows. */
  pictureBytes: number;
  formerMembers: number;
  people: number;
  /** Joined records that cannot be parted any more. */
  merges: number;
  /** Saved views that were deleted a month ago. */
  views: number;
  /** Notes that were removed a day ago. */
  notes: number;
  /** Notes about many that were cut off a day ago: their words. */
  bulkNotes: number;
  /** Records of acts on many, a month after them; of what was only looked at, a day. */
  bulkActs: number;
}

const BATCH = 500;

/**
 * Removes what has outlived its purpose, in small transactions: drafts after their 14 days with all they left, answers
 * after the retention of their field (counted from the edition's last day; sensitive ones have the shortest, and of whoever
 * was never answered none), and what the installation itself no longer needs. Safe to run at any time, as often as one likes.
 */
export async function purge(): Promise<Purged> {
  return {
    drafts: await inBatches(purgeDrafts),
    answers: await inBatches(purgeAnswers),
    answerFiles: await purgeUnansweredFiles(),
    answersOfHistory: await inBatches(purgeAnswersOfHistory),
    shownTotals: await purgeShownTotals(),
    // An earlier version kept keys as they were sent, and references: they go at once.
    idempotencyKeys: await db().$executeRaw`
      DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - interval '15 days'
        OR response ? 'reference'`,
    signInTokens: await db().$executeRaw`
      DELETE FROM sign_in_token WHERE expires_at < clock_timestamp() - interval '1 day'`,
    loginSessions: await db().$executeRaw`
      DELETE FROM login_session WHERE least(expires_at, ends_at) < clock_timestamp()`,
    cacheTags: await db().$executeRaw`
      DELETE FROM cache_tag WHERE created_at < clock_timestamp() - interval '1 day'`,
    limits: await db().$executeRaw`
      DELETE FROM rate_limit WHERE expire < extract(epoch FROM clock_timestamp()) * 1000`,
    signInMails: await purgeSignInMails(),
    testMails: await purgeTestMails(),
    mailboxes: await purgeMailboxes(),
    messages: await purgeMessages(),
    formerMembers: await purgeFormerMembers(),
    people: await purgePeople(),
    merges: await endMerges(),
    views: await db().$executeRaw`
      DELETE FROM people_view WHERE deleted_at < clock_timestamp() - interval '30 days'`,
    notes: await db().$executeRaw`
      DELETE FROM registration_note WHERE removed_at < clock_timestamp() - interval '1 day'`,
    bulkNotes: await endCutOffNotes(),
    bulkActs: await db().$executeRaw`
      DELETE FROM bulk_act WHERE created_at < clock_timestamp()
        - CASE WHEN started_at IS NULL THEN interval '1 day' ELSE interval '30 days' END`,
    notices: await db().$executeRaw`
      DELETE FROM edition_notice WHERE until < clock_timestamp() - make_interval(days => ${NOTICE_DAYS})`,
    messageStops: await purgeStops(),
    // Last: what the others left without a row.
    mailFiles: await purgeMailFiles(),
    pictureBytes: await purgeOrphans(),
  };
}

async function inBatches(batch: () => Promise<number>): Promise<number> {
  for (let total = 0; ; ) {
    const removed = await batch();
    total += removed;
    if (removed < BATCH) return total;
  }
}

async function purgeDrafts(): Promise<number> {
  const { count, messageIds } = await transaction(async (tx) => {
    const dead = await tx.$queryRaw<Array<{ id: string }>>`
      SELECT id FROM registration WHERE state = 'draft' AND expires_at < clock_timestamp()
      ORDER BY expires_at LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED`;
    const ids = dead.map((row) => row.id);
    if (ids.length === 0) return { count: 0, messageIds: [] };
    const messageIds = await listMailIds(tx, { registrationId: { in: ids } });
    await tx.auditValue.deleteMany({ where: { registrationId: { in: ids } } });
    await tx.outboxMessage.deleteMany({ where: { registrationId: { in: ids } } });
    const { count } = await tx.registration.deleteMany({ where: { id: { in: ids }, state: "draft" } });
    return { count, messageIds };
  });
  await dropMailFiles(messageIds);
  return count;
}

function purgeAnswers(): Promise<number> {
  return transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM answer WHERE (organisation_id, registration_id, field_version_id) IN (
        SELECT answer.organisation_id, answer.registration_id, answer.field_version_id
        FROM answer
        JOIN field_version ON field_version.organisation_id = answer.organisation_id
          AND field_version.id = answer.field_version_id
        JOIN registration ON registration.organisation_id = answer.organisation_id
          AND registration.id = answer.registration_id
        WHERE (SELECT max(day.date) FROM edition_day AS day
            WHERE day.organisation_id = registration.organisation_id AND day.edition_id = registration.edition_id)
          + CASE WHEN registration.state = 'pending' AND field_version.sensitive THEN 0
            ELSE field_version.retention_days END < current_date
        ORDER BY field_version.sensitive DESC
        LIMIT ${BATCH}::int)`,
  );
}

/**
 * They go when the answers of their question do, by the wording that is kept longest. In parts: which questions are due is
 * asked of the few editions, and their values are found by the index of their registrations.
 */
function purgeAnswersOfHistory(): Promise<number> {
  return transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM audit_value WHERE (audit_entry_id, field) IN (
        SELECT value.audit_entry_id, value.field
        FROM field
        JOIN registration ON registration.organisation_id = field.organisation_id
          AND registration.edition_id = field.edition_id
        JOIN audit_value AS value ON value.registration_id = registration.id
          AND value.field = 'answer.' || field.key
        WHERE value.field LIKE 'answer.%' AND (SELECT max(day.date) FROM edition_day AS day
            WHERE day.organisation_id = field.organisation_id AND day.edition_id = field.edition_id)
          + (SELECT max(version.retention_days) FROM field_version AS version
            WHERE version.organisation_id = field.organisation_id AND version.field_id = field.id) < current_date
        LIMIT ${BATCH}::int FOR UPDATE OF value SKIP LOCKED)`,
  );
}

/**
 * Totals that were shown go when the answers of their question do, by the wording that is kept longest. That there were some stays:
 * counted anew they would tell who came or left since.
 */
function purgeShownTotals(): Promise<number> {
  return db().$executeRaw`
    UPDATE shown_totals SET questions = left_over.questions
    FROM (
      SELECT shown.organisation_id, shown.edition_id, bool_or(due.over AND one -> 'groups' <> '[]') AS changed,
        jsonb_agg(CASE WHEN due.over THEN one || '{"groups": []}' ELSE one END ORDER BY place) AS questions
      FROM shown_totals AS shown
      CROSS JOIN LATERAL jsonb_array_elements(shown.questions) WITH ORDINALITY AS each(one, place)
      CROSS JOIN LATERAL (
        SELECT coalesce((SELECT max(day.date) FROM edition_day AS day
            WHERE day.organisation_id = shown.organisation_id AND day.edition_id = shown.edition_id)
          + (SELECT max(version.retention_days) FROM field_version AS version
            WHERE version.organisation_id = shown.organisation_id AND version.field_id = (one ->> 'field')::uuid)
          < current_date, false) AS over) AS due
      GROUP BY 1, 2) AS left_over
    WHERE left_over.changed AND left_over.organisation_id = shown_totals.organisation_id
      AND left_over.edition_id = shown_totals.edition_id`;
}
