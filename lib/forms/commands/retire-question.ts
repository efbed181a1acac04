import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordEdit } from "@/lib/edits/commands/record-edit";
import { inTurnIfNeeded, NeedsTurn } from "@/lib/places/commands/in-turn";
import { settleOptions } from "@/lib/places/commands/settle-options";
import { type Chosen, listChosenSince } from "@/lib/places/queries/chosen-since";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";
import { hasLimit } from "../rules/written-options";
import type { QuestionRetirement } from "../schema/question";
import { FIELD, findQuestion } from "./edit-form";
import { type ConditionRefusal, refuseBroken } from "./refuse-broken";

type Scope = EditionScope<"edit-form">;
type Outcome = Promise<Result<unknown, "conflict" | ConditionRefusal>>;

/** Asks a question no more. What was answered stays, as long as it was to stay. */
export function retireQuestion(scope: Scope, { question }: QuestionRetirement): Outcome {
  return setRetired(scope, [question], true);
}

/** Asks a question again, where it stood, as it was last worded. */
export function bringBackQuestion(scope: Scope, { question }: QuestionRetirement): Outcome {
  return setRetired(scope, [question], false);
}

/**
 * Asks some questions no more, or again, each an act of its own, the last of the list first. Of several those that are so
 * already stay so; of one it is a conflict.
 */
export async function setRetired(scope: Scope, ids: readonly string[], goes: boolean): Outcome {
  const { organisationId, editionId } = scope;
  return inTurnIfNeeded(scope, async (tx, turn) => {
    await lockEdition(tx, scope);
    const broken = await refuseBroken(tx, scope, (form) =>
      form.map((one) => (ids.includes(one.id) ? { ...one, retired: goes } : one)),
    );
    if (broken) return broken;
    const now = await databaseClock(tx);
    const options: Chosen[] = [];
    for (const id of ids.toReversed()) {
      const current = await findQuestion(tx, scope, id);
      if (ids.length > 1 && (current?.retiredAt != null) === goes) continue;
      if (!turn && hasLimit(current?.options)) throw new NeedsTurn();
      // Whoever sent the page of later questions meanwhile did not see it there.
      const isAskedAnew = !goes && current?.laterSince;
      // However it is worded by now: only whether it is asked counts.
      const version = current?.version ?? 0;
      const edited = await recordEdit(tx, scope, FIELD, {
        ...{ id, version },
        ...(goes
          ? { act: "retire-field", after: "deleted" }
          : { act: "bring-back-field", after: "brought-back" }),
        read: () => findQuestion(tx, scope, id),
        write: () =>
          tx.field.updateMany({
            where: { organisationId, editionId, id, retiredAt: goes ? null : { not: null } },
            data: { retiredAt: goes ? now : null, ...(isAskedAnew ? { laterSince: now } : {}) },
          }),
      });
      if (!edited.ok) return edited;
      const since = goes ? null : (current?.retiredAt ?? null);
      if (turn && since) options.push(...(await listChosenSince(tx, scope, id, since)));
    }
    if (turn) await settleOptions(turn, scope, scope.actor, { options });
    return done(null);
  });
}
