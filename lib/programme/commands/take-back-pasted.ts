import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange } from "@/lib/edits/commands/record-edit";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import { forgetPerson } from "@/lib/people/commands/forget-person";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { done, type Result, refused } from "@/lib/platform/result";
import { readPasted } from "../queries/pasted";
import type { PasteBack } from "../schema/pasted";
import { SESSION } from "./edit-session";
import { SPEAKER } from "./edit-speaker";

type Scope = EditionScope<"import-schedule">;

/**
 * Removes what a saved list made, as far as nobody touched it since: sessions that were edited, have a time or anything else
 * stay, and so do people whom something needs.
 * @returns how many sessions went, and how many stayed
 */
export async function takeBackPasted(
  scope: Scope,
  { batch }: PasteBack,
): Promise<Result<{ gone: number; kept: number }, "all-touched">> {
  const { organisationId, editionId } = scope;
  let messageIds: string[] = [];
  const taken = await transaction(async (tx) => {
    await lockEdition(tx, scope);
    const before = await readPasted(tx, scope, batch);
    if (!before) throw new AppError("not-found");
    // Whoever is just giving one of them something is waited for, and then seen.
    await tx.$executeRaw`SELECT 1 FROM session
      WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${before.sessions}::uuid[]) ORDER BY id FOR UPDATE`;
    const pasted = await readPasted(tx, scope, batch);
    if (!pasted || pasted.sessions.length === 0) return refused("all-touched");
    for (const id of pasted.sessions) await removeSession(tx, scope, id);
    messageIds = await removeSpeakers(tx, scope, pasted.speakers);
    const counts = { gone: pasted.sessions.length, kept: pasted.made - pasted.sessions.length };
    await recordAct(tx, {
      ...{ cause: scope.actor, act: "take-back-pasted", objectKind: "edition", objectId: editionId },
      ...{ organisationId, editionId },
      values: [
        { field: "gone", after: counts.gone },
        { field: "kept", after: counts.kept },
      ],
    });
    return done(counts);
  });
  await dropMailFiles(messageIds);
  await dropBytesSoon();
  return taken;
}

async function removeSession(tx: Transaction, scope: Scope, id: string): Promise<void> {
  const where = { organisationId: scope.organisationId, editionId: scope.editionId, id };
  const parts = { people: true, interpretations: true } as const;
  const row = await tx.session.findFirst({ where, include: parts });
  if (!row) return;
  await tx.session.deleteMany({ where });
  await recordChange(tx, scope, SESSION, row, { act: "delete-session", id, after: "removed" });
}

/** @returns Message-IDs whose files the caller drops after the commit */
async function removeSpeakers(tx: Transaction, scope: Scope, ids: readonly string[]): Promise<string[]> {
  const { organisationId, editionId } = scope;
  const dropped: string[] = [];
  await tx.$executeRaw`SELECT 1 FROM speaker
    WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  const none = { none: {} };
  const speakers = await tx.speaker.findMany({
    where: {
      ...{ organisationId, editionId, id: { in: [...ids] }, version: 1 },
      ...{ sessions: none, interpretations: none, released: none, files: none },
    },
  });
  for (const speaker of speakers) {
    const { id, personId } = speaker;
    await tx.speaker.deleteMany({ where: { organisationId, editionId, id } });
    await recordChange(tx, scope, SPEAKER, speaker, { act: "remove-speaker", id, after: "removed" });
    dropped.push(...(await emptyMessages(tx, { organisationId, editionId, personId, registrationId: null })));
    dropped.push(...(await forgetPerson(tx, { organisationId, personId, emailKey: null })));
  }
  return dropped;
}
