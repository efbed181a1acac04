import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { databaseClock, isUniqueViolation, type Transaction, transaction } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { DraftScope, RegisterScope } from "../access/draft";
import { judgeAnswers } from "../rules/answers";
import { DRAFT_DAYS } from "../rules/draft-life";
import { isTaking } from "../rules/phases";
import {
  asDraftContent,
  type Begin,
  type Cooperative,
  type DraftContent,
  type Part,
  type You,
} from "../schema/draft";

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
    const draft = await tx.registration.findFirst({
      where: { organisationId, editionId, id, state: "draft" },
      select: { id: true },
    });
    if (draft) return done(await writeYou(tx, { organisationId, editionId, registrationId: id }, input));
  }
  const now = await databaseClock(tx);
  const made = await tx.registration.create({
    data: {
      organisationId,
      editionId,
      state: "draft",
      ...named(input),
      mode: scope.head.mode === "online" ? "online" : "on_site",
      draft: { pages: 1, answers: {}, agreed: [] },
      createdAt: now,
      stateSince: now,
      expiresAt: new Date(now.getTime() + DRAFT_DAYS * DAY_MS),
    },
    select: { id: true, linkVersion: true },
  });
  const remembered = { requestHash: "", response: { id: made.id } };
  // Created, not upserted: the twin that comes second must fail here and find the first one's draft.
  if (earlier) await tx.idempotencyKey.update({ where: { scope_key: once }, data: remembered });
  else await tx.idempotencyKey.create({ data: { ...once, ...remembered } });
  const draft = { registrationId: made.id, linkVersion: made.linkVersion };
  await sendLinkLater(tx, { organisationId, editionId, ...draft }, input, now);
  return done(draft);
}

/** The first page again. Another address gets a link of its own, and the old link stops working. */
export async function changeYou(scope: DraftScope, input: You): Promise<Result<Draft, "closed" | "sent">> {
  return onDraft(scope, (tx) => writeYou(tx, { ...scope.head, registrationId: scope.registrationId }, input));
}

/** The second page. */
export async function saveCooperative(
  scope: DraftScope,
  input: Cooperative,
): Promise<Result<Draft, "closed" | "sent">> {
  const { affiliation, country } = input;
  return onDraft(scope, (tx) => write(tx, scope, 2, { affiliation, country }));
}

/**
 * The third page. What only the database knows is judged here: a category that is offered, questions as they are asked
 * now, a consent for each sensitive answer. Such faults come back as the detail of "faults".
 */
export async function savePart(
  scope: DraftScope,
  input: Part,
): Promise<Result<Draft, "closed" | "sent" | "faults" | "changed">> {
  const judged = judgeAnswers(scope.questions, input.answers ?? {}, new Set(Object.keys(input.agreed ?? {})));
  const { "": changed, ...faults } = judged.faults;
  if (!scope.categories.some((category) => category.id === input.category)) faults.category = "missing";
  if (scope.head.mode === "either" && !input.mode) faults.mode = "choose";
  if (changed) return refused("changed");
  if (Object.keys(faults).length > 0) return refused("faults", faults);
  const mode = scope.head.mode === "either" ? (input.mode ?? "on_site") : scope.head.mode;
  return onDraft(scope, (tx) =>
    write(
      tx,
      scope,
      3,
      { categoryId: input.category, mode },
      { answers: judged.answers, agreed: judged.agreed },
    ),
  );
}

async function onDraft(
  scope: DraftScope,
  work: (tx: Transaction) => Promise<Draft>,
): Promise<Result<Draft, "closed" | "sent">> {
  if (!scope.draft) return refused("sent");
  if (!isTaking(scope.phase)) return refused("closed");
  return done(await transaction(work));
}

interface DraftIds {
  organisationId: string;
  editionId: string;
  registrationId: string;
}

const rowOf = ({ organisationId, registrationId }: { organisationId: string; registrationId: string }) => ({
  organisationId_id: { organisationId, id: registrationId },
  state: "draft" as const,
});

async function write(
  tx: Transaction,
  scope: DraftScope,
  pages: number,
  columns: { affiliation?: string; country?: string; categoryId?: string; mode?: "on_site" | "online" },
  content: Partial<DraftContent> = {},
): Promise<Draft> {
  const where = rowOf({ organisationId: scope.head.organisationId, registrationId: scope.registrationId });
  const { draft } = await tx.registration.findUniqueOrThrow({ where, select: { draft: true } });
  const before = asDraftContent(draft);
  const { linkVersion } = await tx.registration.update({
    where,
    data: { ...columns, draft: { ...before, ...content, pages: Math.max(before.pages, pages) } },
    select: { linkVersion: true },
  });
  return { registrationId: scope.registrationId, linkVersion };
}

async function writeYou(tx: Transaction, ids: DraftIds, input: Omit<You, "draft" | "check">): Promise<Draft> {
  const where = rowOf(ids);
  const before = await tx.registration.findUniqueOrThrow({
    where,
    select: { emailKey: true, linkVersion: true },
  });
  const moved = before.emailKey !== emailKey(input.email);
  const linkVersion = before.linkVersion + (moved ? 1 : 0);
  await tx.registration.update({ where, data: { ...named(input), linkVersion } });
  const draft = { registrationId: ids.registrationId, linkVersion };
  if (moved) {
    await cancelDraftLinks(tx, ids.registrationId);
    await sendLinkLater(tx, { ...ids, ...draft }, input, await databaseClock(tx));
  }
  return draft;
}

/** The mails that would lead back to a draft are not wanted any more: it was sent, or its address changed. */
export async function cancelDraftLinks(tx: Transaction, registrationId: string): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { registrationId, template: "draft-saved", state: "queued" },
    data: { state: "cancelled" },
  });
}

async function sendLinkLater(
  tx: Transaction,
  ids: DraftIds,
  person: { fullName: string; email: string; language: string },
  now: Date,
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
  const edition = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { title: true, languages: true, school: { select: { title: true } } },
  });
  const say = (json: unknown) => localise(json, person.language, edition.languages)?.text ?? "";
  // Without the edition's id: organisers read the outbox of an edition, never who has left a draft.
  await queueMessage(tx, {
    template: "draft-saved",
    parameters: {
      fullName: person.fullName,
      schoolTitle: say(edition.school.title),
      editionTitle: say(edition.title),
      days: DRAFT_DAYS,
    },
    language: person.language,
    recipient: person.email,
    auditEntryId,
    organisationId,
    registrationId,
    notBefore: new Date(now.getTime() + LINK_AFTER_MS),
  });
}

const named = (person: { fullName: string; email: string; language: string }) => ({
  fullName: person.fullName,
  nameKey: nameKey(person.fullName),
  email: person.email,
  emailKey: emailKey(person.email),
  language: person.language,
});
