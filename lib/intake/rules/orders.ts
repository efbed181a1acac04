import type { ReadRow } from "@/lib/platform/tables/row-taker";
import type { DayOrder } from "../schema/intake-request";
import type { Cells } from "./cells";
import { isUnclearDay, orderOf } from "./day-order";
import type { IntakeOffer } from "./offer";

/** In which order the column of a question, by its key, writes days; null where nobody knows. */
export type OrderOfColumns = (key: string) => DayOrder | null;

/**
 * In which order each column of days writes them: as it tells itself, else as was said.
 * @param said how days are written where a column does not tell
 * @returns also whether that has to be said
 */
export function ordersOf(
  body: readonly ReadRow[],
  cells: Cells,
  { questions }: Pick<IntakeOffer, "questions">,
  said: DayOrder | null,
): { orderOfColumns: OrderOfColumns; unclearDays: boolean } {
  const orders = new Map<string, DayOrder>();
  let unclearDays = false;
  for (const { key } of questions.filter(({ kind }) => kind === "date")) {
    const texts = body.map(({ line }) => cells.said(line, `answer.${key}`));
    const order = orderOf(texts);
    if (order) orders.set(key, order);
    else unclearDays ||= texts.some(isUnclearDay);
  }
  return { orderOfColumns: (key) => orders.get(key) ?? said, unclearDays };
}
