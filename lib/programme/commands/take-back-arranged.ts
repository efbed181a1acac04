import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct, recordActs } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { forgetTranslations } from "@/lib/translations/commands/track-translations";
import { readArranged } from "../queries/arranged";
import type { ArrangeBack } from "../schema/arrange";
import { lockSlots, movePlanned } from "./write-places";

type Scope = EditionScope<"edit-slots">;

/**
 * Puts back what an act on several cards moved, and takes off what it placed, as far as nobody touched it since: a slot that
 * somebody moved again stays where they put it.
 * @returns how many are back, and how many stayed
 */
export async function takeBackArranged(
  scope: Scope,
  { batch }: ArrangeBack,
): Promise<Result<{ gone: number; kept: number }, "all-touched">> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    await lockSlots(tx, scope);
    const arranged = await readArranged(tx, scope, batch);
    if (!arranged) throw new AppError("not-found");
    const { untouched } = arranged;
    if (untouched.length === 0) return refused("all-touched");
    const back = untouched.flatMap(({ slotId, before, after }) =>
      before ? [{ slotId, before: after, after: before }] : [],
    );
    await movePlanned(tx, scope, back);
    await takeOff(
      tx,
      scope,
      untouched.flatMap(({ slotId, before }) => (before ? [] : [slotId])),
    );
    const counts = { gone: untouched.length, kept: arranged.done - untouched.length };
    await recordAct(tx, {
      ...{ cause: scope.actor, act: "take-back-arranged", objectKind: "edition", objectId: editionId },
      ...{ organisationId, editionId },
      values: [
        { field: "gone", after: counts.gone },
        { field: "kept", after: counts.kept },
      ],
    });
    return done(counts);
  });
}

async function takeOff(tx: Transaction, scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId, id: { in: [...ids] } };
  const slots = await tx.slot.findMany({ where, select: { id: true, sessionId: true } });
  await tx.slot.deleteMany({ where });
  for (const { id, sessionId } of slots)
    if (!sessionId) await forgetTranslations(tx, { organisationId, objectKind: "slot", objectId: id });
  await recordActs(
    tx,
    slots.map(({ id, sessionId }) => ({
      ...{ cause: scope.actor, act: "unschedule-slot" as const, organisationId, editionId },
      ...{ objectKind: sessionId ? ("session" as const) : ("slot" as const), objectId: sessionId ?? id },
    })),
  );
}
