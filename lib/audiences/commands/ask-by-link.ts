import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { isSettled } from "@/lib/editions/rules/phases";
import { readPhase } from "@/lib/forms/queries/register-form";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { listOpenLater, listToAsk } from "@/lib/registration/queries/to-answer";
import type { AskByLink } from "../schema";

/**
 * Asks everybody with a place who has not answered what was asked later: one message each, in their language, with their
 * private link. Done again it reminds whoever still has not. Two at once send one message: both say how often it had been
 * done, and the second finds that it was done meanwhile.
 * @returns how many were asked
 */
export async function askByLink(
  scope: EditionScope<"send-messages">,
  { number }: Pick<AskByLink, "number">,
): Promise<Result<{ told: number }, "asked-already" | "nobody-there">> {
  const edition = { organisationId: scope.organisationId, editionId: scope.editionId };
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const last = await tx.asking.findFirst({
      where: edition,
      orderBy: { number: "desc" },
      select: { number: true },
    });
    if ((last?.number ?? 0) !== number) return refused("asked-already");
    // What leaves after the end, or of an edition that does not take place, would be discarded.
    if (isSettled(await readPhase(tx, edition))) return refused("nobody-there");
    const later = await listOpenLater(tx, edition);
    const people = await listToAsk(tx, edition, later);
    if (people.length === 0) return refused("nobody-there");
    const auditEntryId = await recordAct(tx, {
      cause: scope.actor,
      ...{ act: "ask-by-link", objectKind: "edition", objectId: scope.editionId, ...edition },
      values: [{ field: "told", after: people.length }],
    });
    await tx.asking.create({ data: { ...edition, number: number + 1, told: people.length } });
    // What still waits from the time before says nothing that this one doesn't.
    await discardMessages(tx, { ...edition, template: "still-to-answer" });
    await queueMessages(
      tx,
      people.map(({ id, language, until }) => ({
        template: "still-to-answer" as const,
        parameters: until ? { until: nameIsoDay(until, language) } : {},
        ...{ language, auditEntryId, ...edition, registrationId: id, urgency: 3 as const },
      })),
    );
    return done({ told: people.length });
  });
}
