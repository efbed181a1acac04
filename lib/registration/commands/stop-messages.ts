import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import type { MessagesScope } from "../policy";

/**
 * From now on the mailbox gets none of what the school's organisers write to many, whoever of it they write about. Messages
 * that wait are judged as they leave. Done twice it is done once.
 * @throws AppError("not-found") where the link has ended meanwhile
 */
export function stopMessages(scope: MessagesScope): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    await lockSubject(tx, scope);
    const { organisationId, schoolId, emailKeys } = scope;
    const of = { organisationId, schoolId };
    const stands = await tx.messageStop.count({ where: { ...of, emailKey: { in: emailKeys } } });
    if (stands > 0) return done(null);
    const made = await tx.messageStop.createMany({
      data: emailKeys.slice(0, 1).map((emailKey) => ({ ...of, emailKey })),
      skipDuplicates: true,
    });
    if (made.count > 0) await record(tx, scope, "stop-messages");
    return done(null);
  });
}

/**
 * The mailbox gets the messages of the school again.
 * @throws AppError("not-found") where the link has ended meanwhile
 */
export function wantMessages(scope: MessagesScope): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    await lockSubject(tx, scope);
    const { organisationId, schoolId, emailKeys } = scope;
    const where = { organisationId, schoolId, emailKey: { in: emailKeys } };
    const { count } = await tx.messageStop.deleteMany({ where });
    if (count > 0) await record(tx, scope, "want-messages");
    return done(null);
  });
}

/** An erasure waits for this, or has taken the address: then the link is nobody's. */
async function lockSubject(tx: Transaction, { organisationId, subject }: MessagesScope): Promise<void> {
  const { id, kind } = subject;
  const rows =
    kind === "registration"
      ? await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM registration WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid
            AND erased_at IS NULL FOR NO KEY UPDATE`
      : await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM speaker WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new AppError("not-found");
}

async function record(
  tx: Transaction,
  { actor, subject, organisationId, editionId }: MessagesScope,
  act: "stop-messages" | "want-messages",
) {
  await recordAct(tx, {
    ...{ cause: actor, act, objectKind: subject.kind, objectId: subject.id, organisationId, editionId },
  });
}
