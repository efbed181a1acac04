import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { isTaking } from "@/lib/editions/rules/phases";
import { namedFiles } from "@/lib/forms/rules/named-file";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { databaseClock, isUniqueViolation, type Transaction, transaction } from "@/lib/platform/db/client";
import { isOneMailbox } from "@/lib/platform/email-spellings";
import { done, type Result, refused } from "@/lib/platform/result";
import { nameKey } from "@/lib/platform/text";
import type { DraftScope, RegisterScope } from "../policy";
import { carriedContent } from "../queries/carried-draft";
import { applicantColumns, applicantFields, fromFields } from "../rules/applicant";
import { circumstancesOf } from "../rules/circumstances";
import { DRAFT_DAYS } from "../rules/draft-life";
import { answerFields, asked, enrolmentFields, pageFields } from "../rules/form-fields";
import { type FormPage, pageAfter, shownParts } from "../rules/form-pages";
import { judgeEnrolment, sentEnrolment, sentPart } from "../rules/judge-enrolment";
import { judgePart } from "../rules/judge-part";
import { type Applicant, type NamesOn, namesOn } from "../schema/applicant";
import type { Begin, Cooperative, DraftContent, Enrolment, Part, You } from "../schema/draft";
import { dropUnanswered, foreignFiles } from "./answer-files";
import { type DraftIds, lockDraft, mergeDrawn } from "./draft-row";
import { discardMails, findLive } from "./tell-registered";

const YOU = namesOn("you");
const DAY_MS = 86_400_000;
/** Whoever finishes at once needs no link to go on. */
const LINK_AFTER_MS = 30 * 60_000;

export interface Draft {
  registrationId: string;
  linkVersion: number;
}

/**
 * Makes a draft of the first page. It holds no place. The same page sent twice is one draft, with what was sent last.
 * A link to go on leaves by mail, unless the person is done before.
 */
export async function beginDraft(scope: RegisterScope, input: Begin): Promise<Result<Draft, "closed">> {
  if (!isTaking(scope.phase)) return refused("closed");
  try {
    return await transaction((tx) => beginOnce(tx, scope, input));
  } catch (error) {
    // The twin of a double click was first: now its draft is found.
    if (!isUniqueViolation(error)) throw error;
    return transaction((tx) => beginOnce(tx, scope, input));
  }
}

async function beginOnce(
  tx: Transaction,
  scope: RegisterScope,
  input: Begin,
): Promise<Result<Draft, "closed">> {
  const { organisationId, editionId } = scope.head;
  const once = { scope: `draft:${editionId}`, key: input.key };
  const earlier = await tx.idempotencyKey.findUnique({
    where: { scope_key: once },
    select: { response: true },
  });
  if (earlier) {
    const id = String((earlier.response as { id?: unknown }).id);
    const ids = { organisationId, editionId, registrationId: id };
    const draft = await lockDraft(tx, ids);
    if (draft) return done(await writeYou(tx, ids, draft, input));
  }
  const now = await databaseClock(tx);
  const expiresAt = new Date(now.getTime() + DRAFT_DAYS * DAY_MS);
  const made = await tx.registration.create({
    data: {
      organisationId,
      editionId,
      state: "draft",
      ...applicantColumns(input, YOU),
      mode: scope.head.mode === "online" ? "online" : "on_site",
      draft: { pages: 1, answers: {}, agreed: [] },
      createdAt: now,
      stateSince: now,
      expiresAt,
    },
    select: { id: true, linkVersion: true },
  });
  const remembered = { requestHash: "", response: { id: made.id } };
  // Created, not upserted: the twin that comes second must fail here and find the first one's draft.
  if (earlier) await tx.idempotencyKey.update({ where: { scope_key: once }, data: remembered });
  else await tx.idempotencyKey.create({ data: { ...once, ...remembered } });
  const draft = { registrationId: made.id, linkVersion: made.linkVersion };
  await sendLinkLater(tx, { organisationId, editionId, ...draft }, input, now, expiresAt);
  return done(draft);
}

type Saved = Promise<Result<Draft, "closed" | "sent" | "conflict">>;

/** The first page again. Another address gets a link of its own, and the old link stops working. */
export async function changeYou(scope: DraftScope, input: You): Saved {
  return onDraft(scope, async (tx, row) => {
    const merged = mergeDrawn(applicantFields(input, YOU), input, row, pageFields("you", row));
    if (!merged.ok) return merged;
    const ids = { ...scope.head, registrationId: scope.registrationId };
    return done(await writeYou(tx, ids, row, fromFields(merged.value, YOU)));
  });
}

/** The second page. */
export async function saveCooperative(scope: DraftScope, input: Cooperative): Saved {
  return onDraft(scope, async (tx, row) => {
    const names = namesOn("cooperative");
    const merged = mergeDrawn(applicantFields(input, names), input, row, pageFields("cooperative", row));
    if (!merged.ok) return merged;
    const pages = Math.max(row.content.pages, 2);
    return done(await write(tx, scope, row, fromFields(merged.value, names), { pages }));
  });
}

/** A draft, and the page on which its person goes on. */
export interface DraftGoingOn extends Draft {
  page: FormPage;
}
type PartSaved = Promise<Result<DraftGoingOn, "closed" | "sent" | "field-errors" | "changed" | "conflict">>;

/** The third page, judged by what is asked and offered now. */
export async function saveEnrolment(scope: DraftScope, input: Enrolment): PartSaved {
  return onDraft<"field-errors" | "changed" | "conflict", DraftGoingOn>(scope, async (tx, row) => {
    const content = await carriedContent(tx, scope, row.content);
    const [part] = shownParts(scope, row);
    const stored = asked(enrolmentFields({ ...row, content }), part.questions);
    const merged = mergeDrawn(sentEnrolment(input), input, row, stored);
    if (!merged.ok) return merged;
    const judged = judgeEnrolment(scope, merged.value, { shown: input.shown, stored: content });
    if (!judged.ok) return judged;
    const { content: given, ...columns } = judged.value;
    const foreign = await foreignFiles(tx, ownOf(scope), scope.questions, given.answers);
    if (Object.keys(foreign).length > 0) return refused("field-errors", foreign);
    return done(await writePart(tx, scope, row, { index: 0, check: input.check === true, columns, given }));
  });
}

/** A page of questions behind the third. One that is not there any more has "changed". */
export async function savePart(scope: DraftScope, input: Part): PartSaved {
  return onDraft<"field-errors" | "changed" | "conflict", DraftGoingOn>(scope, async (tx, row) => {
    const content = await carriedContent(tx, scope, row.content);
    const part = shownParts(scope, row)[input.part - 1];
    if (!part) return refused("changed");
    const merged = mergeDrawn(sentPart(input), input, row, asked(answerFields(content), part.questions));
    if (!merged.ok) return merged;
    const drawn = { shown: input.shown, stored: content };
    const judged = judgePart(scope.questions, part, merged.value, circumstancesOf(row), drawn);
    if (judged.changed) return refused("changed");
    const wrong = {
      ...judged.fieldErrors,
      ...(await foreignFiles(tx, ownOf(scope), scope.questions, judged.content.answers)),
    };
    if (Object.keys(wrong).length > 0) return refused("field-errors", wrong);
    // What the pages before have dropped is still to be told.
    const dropped = [...new Set([...row.content.dropped, ...judged.content.dropped])];
    const given = { ...judged.content, dropped };
    return done(
      await writePart(tx, scope, row, { index: part.index, check: input.check, columns: {}, given }),
    );
  });
}

const ownOf = ({ head, registrationId }: DraftScope) => ({
  organisationId: head.organisationId,
  registrationId,
});

interface PartGiven {
  index: number;
  check: boolean;
  columns: { categoryId?: string; mode?: "on_site" | "online" };
  given: Omit<DraftContent, "pages">;
}

async function writePart(
  tx: Transaction,
  scope: DraftScope,
  row: Row,
  { index, check, columns, given }: PartGiven,
): Promise<DraftGoingOn> {
  const draft = { ...row, ...columns, content: given };
  const next = pageAfter(scope, index, draft, { answered: row.content.pages, check });
  const written = await write(tx, scope, row, columns, { ...given, pages: next.answered });
  return { ...written, page: next.page };
}

type Row = NonNullable<Awaited<ReturnType<typeof lockDraft>>>;

async function onDraft<Reason extends string, Value = Draft>(
  scope: DraftScope,
  work: (tx: Transaction, row: Row) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "closed" | "sent">> {
  if (!scope.draft) return refused("sent");
  if (!isTaking(scope.phase)) return refused("closed");
  const { organisationId } = scope.head;
  return transaction(async (tx) => {
    const row = await lockDraft(tx, { organisationId, registrationId: scope.registrationId });
    return row ? work(tx, row) : refused("sent");
  });
}

interface EditionDraftIds extends DraftIds {
  editionId: string;
}

const rowOf = ({ organisationId, registrationId }: DraftIds) => ({
  organisationId_id: { organisationId, id: registrationId },
  state: "draft" as const,
});

async function write(
  tx: Transaction,
  scope: DraftScope,
  row: Row,
  columns: Partial<Applicant> & { categoryId?: string; mode?: "on_site" | "online" },
  content: Partial<DraftContent>,
): Promise<Draft> {
  const { registrationId } = scope;
  const own = { organisationId: scope.head.organisationId, registrationId };
  await tx.registration.update({
    where: rowOf(own),
    data: {
      ...columns,
      draft: { ...row.content, ...content },
      version: { increment: 1 },
    },
  });
  // What it names no more goes; what was only just sent waits for its form.
  await dropUnanswered(tx, own, namedFiles(row.content.answers));
  return { registrationId, linkVersion: row.linkVersion };
}

async function writeYou(
  tx: Transaction,
  ids: EditionDraftIds,
  before: { emailKey: string; linkVersion: number; expiresAt: Date | null },
  you: Pick<Applicant, NamesOn<"you">>,
): Promise<Draft> {
  const moved = !isOneMailbox(before.emailKey, you.email);
  const linkVersion = before.linkVersion + (moved ? 1 : 0);
  await tx.registration.update({
    where: rowOf(ids),
    data: { ...applicantColumns(you, YOU), linkVersion, version: { increment: 1 } },
  });
  const draft = { registrationId: ids.registrationId, linkVersion };
  if (moved) {
    await discardMails(tx, [ids.registrationId]);
    const now = await databaseClock(tx);
    await sendLinkLater(tx, { ...ids, ...draft }, you, now, before.expiresAt ?? now);
  }
  return draft;
}

async function sendLinkLater(
  tx: Transaction,
  ids: EditionDraftIds,
  person: Pick<Applicant, NamesOn<"you">>,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  const { organisationId, editionId, registrationId } = ids;
  const auditEntryId = await recordAct(tx, {
    cause: { kind: "visitor" },
    act: "save-draft",
    objectKind: "registration",
    objectId: registrationId,
    organisationId,
    editionId,
  });
  // Who is registered already would be told to have no place yet.
  const live = await findLive(tx, { organisationId, editionId, email: person.email });
  if (live.some((row) => row.nameKey === nameKey(person.fullName))) return;
  // Without the edition's id: organisers read the outbox of an edition, never who has left a draft.
  await queueMessage(tx, {
    template: "draft-saved",
    parameters: { days: Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS)) },
    language: person.language,
    auditEntryId,
    organisationId,
    registrationId,
    notBefore: new Date(now.getTime() + LINK_AFTER_MS),
  });
}
