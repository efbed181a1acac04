import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange } from "@/lib/edits/commands/record-edit";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { moved } from "@/lib/platform/moved";
import { done, type Result } from "@/lib/platform/result";
import { asOptions, type StoredOption } from "../rules/written-options";
import type { OptionMove } from "../schema/question";
import { FIELD, findQuestion } from "./edit-form";

/**
 * Moves an option of a question among its others: by one place, to the end, or before another one, wherever that stands by now.
 * The question is worded anew by it: whoever answered keeps the order that was seen. Where it would stay, nothing is written.
 * @throws AppError("not-found"), also where the question is asked no more, or has no such option
 */
export async function moveOption(
  scope: EditionScope<"edit-form">,
  { question: id, option, to, before: other }: Pick<OptionMove, "question" | "option" | "to" | "before">,
): Promise<Result<unknown, never>> {
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const current = await findQuestion(tx, scope, id);
    const byValue = new Map(asOptions(current?.options).map((one) => [one.value, one]));
    if (!current || current.retiredAt || !byValue.has(option)) throw new AppError("not-found");
    if (other !== null && !byValue.has(other)) throw new AppError("not-found");
    const before = [...byValue.keys()];
    const placed = moved(before, option, to === "before" ? { before: other ?? "" } : to, () => true);
    if (placed.join() === before.join()) return done(null);
    const options: StoredOption[] = placed.flatMap((value) => byValue.get(value) ?? []);
    const { label, hint, purpose, settings, condition, required, retentionDays, readers } = current;
    await tx.fieldVersion.create({
      data: {
        ...{ organisationId: scope.organisationId, fieldId: id, number: current.version + 1 },
        ...{ createdAt: await databaseClock(tx), sensitive: current.sensitive },
        ...{ termVersionId: current.termVersionId, required, retentionDays, readers, options },
        ...{ label: label ?? {}, hint: hint ?? {}, purpose: purpose ?? {} },
        ...{ settings: settings ?? {}, condition: condition ?? {} },
      },
    });
    await recordChange(tx, scope, FIELD, current, { act: "edit-field", id, after: { options } });
    return done(null);
  });
}
