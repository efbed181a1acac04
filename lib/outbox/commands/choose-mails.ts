import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { emailKey } from "@/lib/platform/text";
import { Prisma } from "@/prisma/generated/client";
import { type Joinable, joinKey, type MailKind, type MailLeft, MOST_JOINED, roomAt } from "../rules";
import { OUTBOX_PAUSED } from "../rules/marks";
import { MAILS, templatesThat } from "../templates/registry";
import { mailboxHash, mailboxHashes, tryMailboxes } from "./lock-mailbox";

const WHILE_PAUSED = templatesThat(({ leavesPaused }) => leavesPaused);
const SIGN_INS = templatesThat(({ counts }) => counts === "sign-in");
const ENDING = templatesThat(({ endsWith }) => endsWith === "day");
const OF_REQUESTS = templatesThat(({ about }) => about === "request");
const OF_SPEAKERS = templatesThat(({ about }) => about === "speaker");
const OF_MEMBERS = templatesThat(({ about }) => about === "member");
const OF_THEMSELVES = templatesThat(({ about }) => about === "self");

/**
 * What may leave: due, or taken by a dispatcher that was killed. While sending is paused only mails to sign in leave: the
 * operator must be able to look.
 */
export const DUE = Prisma.sql`
  ((message.state = 'queued' AND message.next_at <= clock_timestamp())
    OR (message.state = 'sending' AND message.leased_until < clock_timestamp()))
  AND (message.template = ANY(${WHILE_PAUSED}) OR NOT EXISTS (SELECT FROM setting WHERE key = ${OUTBOX_PAUSED}))`;

/** Looked through at once: what a mailbox has no room for makes way for others behind it. */
const LOOKED_AT = 60;

interface DueMessage extends Joinable {
  /** A sign-in that a browser known to the address asked for. */
  known: boolean;
}

/** Messages that leave as one mail, and the hash of its mailbox; null for somebody who is gone: nothing will be sent. */
export interface ChosenMail {
  messages: string[];
  mailbox: string | null;
}

/**
 * Chooses the most urgent mails that are due and that their mailbox has room for; what it has no room for is put off until
 * it has. The messages are locked, and so are their mailboxes: two dispatchers never both take the last room.
 */
export async function chooseMails(
  tx: Transaction,
  most: number,
): Promise<{ mails: ChosenMail[]; putOff: number }> {
  const due = await findDue(tx);
  if (due.length === 0) return { mails: [], putOff: 0 };
  const boxes = new Map(due.map(({ recipient }) => [emailKey(recipient), mailboxHash(recipient)]));
  boxes.delete("");
  const mine = await tryMailboxes(tx, [...new Set(boxes.values())]);
  // After the locks: what others took before is seen.
  const { left, proven, now } = await findRoom(tx, [...boxes.keys()]);
  const chosen = new Map<string, DueMessage[]>();
  const late = new Map<string, { until: Date; ids: string[] }>();
  for (const message of due) {
    const key = joinKey(message);
    const together = chosen.get(key);
    if (together) {
      if (together.length < MOST_JOINED) together.push(message);
      continue;
    }
    const box = emailKey(message.recipient);
    const mailbox = boxes.get(box);
    if (mailbox && !mine.has(mailbox)) continue;
    const before = left.get(box) ?? [];
    const kind = kindOf(message);
    const others = before.filter((mail) => mail.mail !== (message.mailId ?? message.id));
    const until = mailbox ? roomAt(kind, others, proven.has(box), now) : null;
    if (until) {
      const waiting = late.get(`${box} ${kind}`) ?? { until, ids: [] };
      waiting.ids.push(message.id);
      late.set(`${box} ${kind}`, waiting);
    } else if (chosen.size < most) {
      chosen.set(key, [message]);
      left.set(box, [...others, { mail: message.id, kind, at: now }]);
    }
  }
  let putOff = 0;
  for (const { until, ids } of late.values()) putOff += await putOffUntil(tx, until, ids);
  await addCompanions(tx, due, chosen);
  const mails = [...chosen.values()].map((messages) => ({
    messages: leadFirst(messages).map(({ id }) => id),
    mailbox: boxes.get(emailKey(messages[0]?.recipient ?? "")) ?? null,
  }));
  return { mails, putOff };
}

const kindOf = ({ template, known }: DueMessage): MailKind =>
  MAILS[template].counts === "other" ? "other" : known ? "known" : "stranger";

/** What leaves again does so under the Message-ID it had, when the message it had it from is still among them. */
function leadFirst(messages: readonly DueMessage[]): DueMessage[] {
  const lead = messages.find(({ id, mailId }) => id === mailId) ?? messages[0];
  return lead ? [lead, ...messages.filter((message) => message !== lead)] : [];
}

/** The address a message goes to, as `fillIn` finds it when it leaves; empty for somebody who is gone. */
const COLUMNS = Prisma.sql`
  message.id, message.template, message.language, message.edition_id AS "editionId",
  message.mailing_id AS "mailingId", message.parameters::text AS said, message.attempts, message.mail_id AS "mailId"`;

function findDue(tx: Transaction): Promise<DueMessage[]> {
  return tx.$queryRaw`
    SELECT ${COLUMNS}, coalesce(token.known, false) AS known,
      coalesce(member.email, nullif(message.recipient, ''), registration.email, speaker.email, (
        SELECT email FROM person_email WHERE message.template = ANY(${OF_SPEAKERS})
          AND person_email.organisation_id = message.organisation_id AND person_email.person_id = message.person_id
        ORDER BY email_key LIMIT 1), (
        SELECT email FROM login_email WHERE login_email.login_id =
          CASE WHEN message.template = ANY(${OF_THEMSELVES}) THEN (message.parameters ->> 'login')::uuid END
        ORDER BY email_key LIMIT 1), '') AS recipient
    FROM outbox_message AS message
    LEFT JOIN registration ON registration.organisation_id = message.organisation_id
      AND registration.id = message.registration_id
    LEFT JOIN team_member AS member ON message.template = ANY(${OF_MEMBERS})
      AND member.organisation_id = message.organisation_id AND member.removed_at IS NULL
      AND member.id = CASE WHEN message.template = ANY(${OF_MEMBERS}) THEN (message.parameters ->> 'member')::uuid END
    LEFT JOIN speaker ON message.template = ANY(${OF_SPEAKERS}) AND speaker.organisation_id = message.organisation_id
      AND speaker.edition_id = message.edition_id AND speaker.person_id = message.person_id
    LEFT JOIN sign_in_token AS token
      ON token.id = CASE WHEN message.template = ANY(${OF_REQUESTS}) THEN (message.parameters ->> 'request')::uuid END
    WHERE ${DUE}
    ORDER BY message.urgency, message.next_at, message.id
    LIMIT ${LOOKED_AT}::int FOR UPDATE OF message SKIP LOCKED ${KEEP_PLAN}`;
}

/** What a mailbox is judged by: what it got, whether somebody has signed in with it, and the database's clock. */
interface Room {
  left: Map<string, Array<MailLeft & { mail: string }>>;
  proven: ReadonlySet<string>;
  now: Date;
}

/** What each mailbox got in the last hour, and what is on its way to it; by its key. */
async function findRoom(tx: Transaction, keys: readonly string[]): Promise<Room> {
  const keyOf = new Map(keys.flatMap((key) => mailboxHashes(key).map((hash) => [hash, key] as const)));
  const [row] = await tx.$queryRaw<
    Array<{
      left: Array<{ mail: string; mailbox: string; kind: MailKind; at: string }>;
      proven: string[];
      now: Date;
    }>
  >`
    SELECT clock_timestamp() AS now,
      ARRAY(SELECT email_key FROM login_email WHERE email_key = ANY(${keys.flatMap(emailKeysOf)})) AS proven,
      (SELECT coalesce(json_agg(one), '[]') FROM (
        SELECT message.mailbox, coalesce(message.mail_id, message.id) AS mail,
          CASE WHEN message.template <> ALL(${SIGN_INS}) THEN 'other' WHEN bool_or(token.known) THEN 'known' ELSE 'stranger' END AS kind,
          max(coalesce(message.sent_at, clock_timestamp())) AS at
        FROM outbox_message AS message
        LEFT JOIN sign_in_token AS token
          ON token.id = CASE WHEN message.template = ANY(${OF_REQUESTS}) THEN (message.parameters ->> 'request')::uuid END
        WHERE message.mailbox = ANY(${[...keyOf.keys()]})
          AND (message.state = 'sending' OR message.sent_at > clock_timestamp() - interval '1 hour')
        GROUP BY message.mailbox, coalesce(message.mail_id, message.id), message.template) AS one) AS left ${KEEP_PLAN}`;
  if (!row) throw new Error("The database did not say what mailboxes got");
  const left = new Map<string, Array<MailLeft & { mail: string }>>();
  for (const { mailbox, at, ...mail } of row.left) {
    const key = keyOf.get(mailbox) ?? "";
    left.set(key, [...(left.get(key) ?? []), { ...mail, at: new Date(at) }]);
  }
  const found = new Set(row.proven);
  const proven = new Set(keys.filter((key) => emailKeysOf(key).some((spelled) => found.has(spelled))));
  return { left, proven, now: row.now };
}

/** What would be too late an hour after there is room leaves first then. */
function putOffUntil(tx: Transaction, until: Date, ids: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE outbox_message AS message
    SET state = 'queued', leased_by = NULL, leased_until = NULL, next_at = ${until}, mailbox_full = true,
      urgency = CASE WHEN message.template = ANY(${ENDING}) AND EXISTS (
        SELECT FROM edition JOIN edition_day AS day
          ON day.organisation_id = edition.organisation_id AND day.edition_id = edition.id
        WHERE edition.organisation_id = message.organisation_id AND edition.id = message.edition_id
          AND day.date::text = message.parameters ->> 'day'
          AND coalesce(day.starts_at, day.date::timestamp AT TIME ZONE edition.time_zone)
            < ${until}::timestamptz + interval '1 hour'
      ) THEN 0 ELSE urgency END
    WHERE id = ANY(${ids}::uuid[])`;
}

/** What leaves with the chosen ones and was too far behind to be looked at: all that is due of the same kind. */
async function addCompanions(
  tx: Transaction,
  due: readonly DueMessage[],
  chosen: ReadonlyMap<string, DueMessage[]>,
): Promise<void> {
  const leads = [...chosen.values()].flatMap(([lead]) =>
    lead && MAILS[lead.template].joins !== "never" ? [lead] : [],
  );
  const fresh = leads.filter(({ attempts }) => attempts === 0);
  const again = leads.flatMap(({ attempts, mailId }) => (attempts > 0 && mailId ? [mailId] : []));
  const looked = due.map(({ id }) => id);
  const found: DueMessage[] = [];
  if (fresh.length > 0)
    found.push(
      ...(await tx.$queryRaw<DueMessage[]>`
        SELECT ${COLUMNS}, false AS known, coalesce(nullif(message.recipient, ''), registration.email) AS recipient
        FROM registration JOIN outbox_message AS message ON message.registration_id = registration.id
          AND message.organisation_id = registration.organisation_id
        WHERE registration.email_key = ANY(${fresh.flatMap(({ recipient }) => emailKeysOf(recipient))})
          AND message.template = ANY(${fresh.map(({ template }) => template)}) AND message.attempts = 0
          AND message.state = 'queued' AND message.next_at <= clock_timestamp()
          AND message.id <> ALL(${looked}::uuid[])
        ORDER BY message.next_at, message.id LIMIT ${MOST_JOINED * 2}::int FOR UPDATE OF message SKIP LOCKED ${KEEP_PLAN}`),
    );
  if (again.length > 0)
    found.push(
      ...(await tx.$queryRaw<DueMessage[]>`
        SELECT ${COLUMNS}, false AS known, '' AS recipient FROM outbox_message AS message
        WHERE message.mail_id = ANY(${again}::uuid[]) AND message.attempts > 0
          AND message.id <> ALL(${looked}::uuid[]) AND ${DUE}
        ORDER BY message.next_at, message.id FOR UPDATE OF message SKIP LOCKED`),
    );
  for (const message of found) {
    const together = chosen.get(joinKey(message));
    if (together && together.length < MOST_JOINED) together.push(message);
  }
}
