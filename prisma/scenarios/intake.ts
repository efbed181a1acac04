import { importRegistrations } from "@/lib/intake/commands/import-registrations";
import { planOf, readIntake } from "@/lib/intake/queries/plan";
import type { Others } from "@/lib/intake/rules/plan-intake";
import { brokenInvariants } from "@/lib/invariants";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import type { ReadRow } from "@/lib/platform/tables/row-taker";
import { register } from "@/lib/registration/commands/register";
import type { EditionChoice } from "../factories/schools";
import { newcomer } from "../testing/newcomer";
import { editionScope } from "../testing/scopes";
import { makeEntrance } from "./entrance";

/** An organiser with a table: a line is a row, "|" parts its cells. */
export async function makeDesk(choice: EditionChoice = {}, make = makeEntrance) {
  const { edition, ids, category } = await make(choice);
  const scope = await editionScope<"import-registrations">(edition);
  const planned = async (table: string[]) => {
    const rows = table.map((line, at): ReadRow => ({ line: at + 1, cells: line.split("|") }));
    const read = await readIntake(scope, rows, { targets: null });
    const plan = await planOf(scope, read, { categoryId: category.id, language: "it" });
    if (!plan.ok) throw new Error(plan.reason);
    return plan.value;
  };
  const bring = async (table: string[], more: { tell?: boolean; goodRows?: boolean; others?: Others } = {}) =>
    importRegistrations(scope, await planned(table), {
      tell: true,
      goodRows: false,
      others: new Set(),
      ...more,
    });
  const rows = () =>
    db().registration.findMany({ where: ids, orderBy: [{ submittedAt: "asc" }, { id: "asc" }] });
  const come = (number: number) =>
    placesTransaction(ids, (tx) =>
      register(
        tx,
        newcomer(
          { ...ids, categoryId: category.id },
          { fullName: `Chiara ${number}`, email: `c${number}@example.org` },
        ),
        { kind: "visitor" },
      ),
    );
  return { edition, ids, category, scope, planned, bring, rows, come };
}
export const HEADING = "Name|E-mail|Country|Category|Organisation";
/** Somebody of a table; `more` are the cells behind name and address. */
export const person = (number: number, more = "|IT") =>
  `Ada Esempio ${number}|ada-${number}@example.org${more}`;
export const table = (count: number, from = 0) => [
  HEADING,
  ...Array.from({ length: count }, (_, at) => person(from + at)),
];

/** The invariants that the registrations of an edition break. */
export async function holds(ids: { editionId: string; organisationId: string }) {
  const own = await db().registration.findMany({ where: ids, select: { id: true } });
  const known = new Set(own.map(({ id }) => id));
  return (await brokenInvariants(db())).filter((one) => one.ids.some((id) => known.has(id)));
}
