import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Principal } from "@/lib/access/policy";
import type { EditionIds } from "@/lib/access/schema";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import type { SpeakerScope } from "../policy";
import { readReplyStanding } from "../queries/reply-standing";
import { type ReplyClosed, whyClosed } from "../rules/replies";
import type { OwnReply, ReplyFor } from "../schema";

/**
 * Whether a speaker comes to a session of theirs, as they say it on their page. Said once more it is what was said last; the
 * same again changes nothing. Refused with why where it is too late.
 * @throws AppError("not-found") for a session that does not have them
 */
export async function replyToSession(
  scope: SpeakerScope,
  { session, reply, words }: Pick<OwnReply, "session" | "reply" | "words">,
): Promise<Result<null, ReplyClosed>> {
  return transaction(async (tx) => {
    // A release is made before or after, never beside: it knows of this reply, or this reply knows of it.
    await lockEdition(tx, scope);
    const standing = await readReplyStanding(tx, scope, scope.speakerId, session);
    if (!standing) throw new AppError("not-found");
    const closed = whyClosed(standing, await databaseClock(tx), scope.timeZone);
    if (closed) return refused(closed);
    await writeReply(tx, scope, {
      ...scope,
      ...standing,
      sessionId: session,
      words,
      after: reply,
      byId: null,
    });
    return done(null);
  });
}

/**
 * The same written down by an organiser, at any time: somebody rang up. Blank takes it back, as if nothing had been said.
 * @throws AppError("not-found") for a session that does not have them
 */
export async function replyFor(
  scope: EditionScope<"edit-speakers">,
  { speaker: speakerId, session, reply, words }: Pick<ReplyFor, "speaker" | "session" | "reply" | "words">,
): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const standing = await readReplyStanding(tx, scope, speakerId, session);
    if (!standing) throw new AppError("not-found");
    const byId = scope.actor.id;
    await writeReply(tx, scope, { ...standing, speakerId, sessionId: session, words, after: reply, byId });
    return done(null);
  });
}

interface Written {
  speakerId: string;
  sessionId: string;
  title: unknown;
  unconfirmed: boolean;
  /** What was replied before, and what is now; null: nothing. */
  reply: "confirmed" | "declined" | null;
  after: "confirmed" | "declined" | null;
  before: string;
  words: string;
  byId: string | null;
}

const ACTS = { confirmed: "confirm-session", declined: "decline-session" } as const;

async function writeReply(
  tx: Transaction,
  { actor, organisationId, editionId }: EditionIds & { actor: Principal },
  { speakerId, sessionId, title, unconfirmed, reply, after, before, words, byId }: Written,
): Promise<void> {
  if (reply === after && before === (after === null ? "" : words)) return;
  const key = { organisationId, sessionId, speakerId };
  if (after === null) await tx.sessionReply.deleteMany({ where: key });
  else {
    const said = { reply: after, words, byId, repliedAt: await databaseClock(tx) };
    await tx.sessionReply.upsert({
      where: { organisationId_sessionId_speakerId: key },
      create: { ...key, ...said },
      update: said,
    });
  }
  // Who comes to one session has said that they come.
  if (after === "confirmed" && unconfirmed)
    await tx.speaker.updateMany({
      where: { organisationId, editionId, id: speakerId },
      data: { unconfirmed: false, version: { increment: 1 } },
    });
  await recordAct(tx, {
    cause: actor,
    act: after === null ? "forget-reply" : ACTS[after],
    ...{ objectKind: "speaker", objectId: speakerId, organisationId, editionId },
    values: [{ field: "session", after: title }],
  });
}
