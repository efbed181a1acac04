import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { withoutMailings } from "../queries/desk-outbox";

type Scope = EditionScope<"decide-messages">;
export type MessageDecision = "send" | "discard" | "retry";

/** From which state each decision leads to which. */
const STEPS = {
  send: { from: ["draft"], data: { state: "queued" } },
  discard: { from: ["draft", "failed", "bounced"], data: { state: "cancelled" } },
  retry: { from: ["failed", "bounced"], data: { state: "queued", attempts: 0, failure: "", mailId: null } },
} as const;

/**
 * Sends or discards messages that wait to be read, or tries failed ones again. Without an id: all of the edition that are
 * in such a state. Sent twice it does nothing the second time. @returns how many it changed
 * @param withheld the mailings of which whoever decides does not learn whom they went to: theirs are left alone
 */
export async function decideMessages(
  scope: Scope,
  input: { decision: MessageDecision; message: string | null },
  withheld: readonly string[] = [],
): Promise<Result<{ count: number }, "nothing-left">> {
  const { organisationId, editionId } = scope;
  const step = STEPS[input.decision];
  return transaction(async (tx) => {
    const { count } = await tx.outboxMessage.updateMany({
      where: {
        organisationId,
        editionId,
        ...withoutMailings(withheld),
        state: { in: [...step.from] },
        ...(input.message ? { id: input.message } : {}),
      },
      data: { ...step.data, nextAt: new Date() },
    });
    if (count === 0) return refused("nothing-left");
    await recordAct(tx, {
      cause: scope.actor,
      act: `${input.decision}-messages`,
      objectKind: "outbox-message",
      objectId: input.message,
      organisationId,
      editionId,
      values: [{ field: "count", after: count }],
    });
    return done({ count });
  });
}
