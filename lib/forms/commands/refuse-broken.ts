import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Transaction } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import { refused } from "@/lib/platform/result";
import { type ConditionCode, conditionFault, type LinkedQuestion } from "../rules/condition-fault";
import type { Condition } from "../rules/visible";
import { asOptions } from "../rules/written-options";

type Scope = EditionScope<"edit-form">;

/** Why an edit would leave a condition that can't be: `condition-category` names one that the edition does not have. */
export type ConditionRefusal = ConditionCode | "condition-category";

/** A question of the edition as an edit may leave it, its columns as stored. */
interface EditedQuestion extends Omit<LinkedQuestion, "options" | "condition"> {
  id: string;
  label: unknown;
  options: unknown;
  condition: unknown;
  retired?: boolean;
}

/**
 * Judges the form as it will stand after an edit, since what one question is may hang on any other: it is taken away, moved
 * below, or loses an option. The edition must be locked.
 * @param edit the questions in their new order and state, retired ones among them
 * @param own the condition that the edit writes; its categories must be there
 * @returns null where every condition can be judged
 */
export async function refuseBroken(
  tx: Transaction,
  scope: Scope,
  edit: (form: EditedQuestion[]) => EditedQuestion[],
  own: Condition = {},
): Promise<ReturnType<typeof refused<ConditionRefusal>> | null> {
  const after = edit(await readForm(tx, scope));
  const fault = conditionFault(after.filter(({ retired }) => !retired).map(linked));
  if (fault) {
    const labelOf = (key: string) => {
      const label = after.find((question) => question.key === key)?.label;
      return localise(label, scope.languages[0] ?? "", scope.languages)?.text ?? key;
    };
    return refused(fault.code, { question: labelOf(fault.question), of: labelOf(fault.of) });
  }
  return (await namesCategories(tx, scope, own)) ? null : refused("condition-category");
}

async function readForm(tx: Transaction, { organisationId, editionId }: Scope): Promise<EditedQuestion[]> {
  const fields = await tx.field.findMany({
    where: { organisationId, editionId },
    orderBy: [{ order: "asc" }, { id: "asc" }],
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  return fields.flatMap(({ id, key, kind, retiredAt, laterSince, versions: [worded] }) => {
    if (!worded) return [];
    const { label, sensitive, readers, options, condition } = worded;
    return [
      {
        ...{ id, key, kind, label, sensitive, readers, options, condition },
        ...{ retired: retiredAt !== null, later: laterSince !== null },
      },
    ];
  });
}

const linked = ({ options, condition, ...question }: EditedQuestion): LinkedQuestion => ({
  ...question,
  options: asOptions(options).map(({ value }) => value),
  condition: condition as Condition,
});

async function namesCategories(
  tx: Transaction,
  { organisationId, editionId }: Scope,
  { clauses = [] }: Condition,
): Promise<boolean> {
  const ids = new Set(clauses.flatMap((clause) => (clause.about === "category" ? clause.values : [])));
  if (ids.size === 0) return true;
  return (
    (await tx.category.count({ where: { organisationId, editionId, id: { in: [...ids] } } })) === ids.size
  );
}
