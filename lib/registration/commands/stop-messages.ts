import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import type { MessagesScope } from "../policy";
import { agree, endLaterEditions } from "./later-editions";

/**
 * From now on the mailbox gets none of what the school's organisers write to many, whoever of it they write about. Messages
 * that wait are judged as they leave. Done twice it is done once. Of a message about a later edition it is the consent that ends.
 * @throws AppError("not-found") where the link has ended meanwhile
 */
export function stopMessages(scope: MessagesScope): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    const personId = await lockSubject(tx, scope);
    const { organisationId, schoolId, emailKeys } = scope;
    if (scope.about === "later") {
      const whose = { registrationId: scope.subject.id, personId, emailKeys };
      await endLaterEditions(tx, organisationId, whose, scope.actor);
      return done(null);
    }
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
    if (scope.about === "later") {
      await agree(tx, scope, scope.subject.id, scope.language, scope.actor);
      return done(null);
    }
    const where = { organisationId, schoolId, emailKey: { in: emailKeys } };
    const { count } = await tx.messageStop.deleteMany({ where });
    if (count > 0) await record(tx, scope, "want-messages");
    return done(null);
  });
}

/** An erasure waits for this, or has taken the address: then the link is nobody's. @returns whose it is */
async function lockSubject(
  tx: Transaction,
  { organisationId, subject }: MessagesScope,
): Promise<string | null> {
  const { id, kind } = subject;
  const rows =
    kind === "registration"
      ? await tx.$queryRaw<Array<{ personId: string | null }>>`
          SELECT person_id AS "personId" FROM registration WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid
            AND erased_at IS NULL FOR NO KEY UPDATE`
      : await tx.$queryRaw<Array<{ personId: string | null }>>`
          SELECT person_id AS "personId" FROM speaker WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const [row] = rows;
  if (!row) throw new AppError("not-found");
  return row.personId;
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
