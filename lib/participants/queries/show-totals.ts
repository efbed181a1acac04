import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { readPhase } from "@/lib/forms/queries/register-form";
import { db } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { notShownYet, totalsToShow, type Withheld } from "../rules/shown-totals";
import { knownValues } from "../rules/total-lines";
import { ShownQuestionsSchema, type ShownTotals } from "../schema/totals";
import { countPatterns, countPlaced } from "./count-answers";

type Scope = EditionScope<"view-registrations"> | EditionScope<"export-registrations">;

/**
 * What whoever may not read answers is shown of their totals: what was shown first. The first look, once the time has come, keeps
 * what it shows for all that follow; of two at once both show what one of them kept. Nothing brings it up to date: what changed
 * would be what one person said (decision 111). It writes, and is no command: nobody does anything but look.
 * @param form all that is asked in the edition
 * @returns why nothing is shown yet, else the totals
 */
export async function showTotals(
  scope: Scope,
  form: readonly Withheld[],
): Promise<ShownTotals | "open" | "undecided"> {
  const { organisationId, editionId } = scope;
  const kept = await findShown(scope);
  if (kept) return kept;
  const [phase, pending] = await Promise.all([
    readPhase(db(), scope),
    db().registration.count({ where: { organisationId, editionId, state: "pending" } }),
  ]);
  const wait = notShownYet(phase, pending > 0);
  if (wait) return wait;
  const countable = form.filter(({ kind, options }) => knownValues(kind, options));
  // All questions in one statement: counted one after the other, they would be of different people.
  const patterns = await countPatterns(
    db(),
    scope,
    countable.map(({ fieldId }) => fieldId),
  );
  const [everybody] = await countPlaced(db(), scope, null);
  await db().shownTotals.createMany({
    data: {
      organisationId,
      editionId,
      people: everybody?.count ?? 0,
      questions: totalsToShow(
        form,
        groupBy(patterns, ({ fieldId }) => fieldId),
        phase,
      ),
    },
    skipDuplicates: true,
  });
  const shown = await findShown(scope);
  if (!shown) throw new Error("Totals that were shown were not kept");
  return shown;
}

async function findShown({ organisationId, editionId }: Scope): Promise<ShownTotals | null> {
  const row = await db().shownTotals.findUnique({
    where: { organisationId_editionId: { organisationId, editionId } },
  });
  return row && { at: row.shownAt, people: row.people, questions: ShownQuestionsSchema.parse(row.questions) };
}
