import { judgeAnswers } from "@/lib/forms/rules/answers";
import type { ReadRow } from "@/lib/platform/tables/row-taker";
import type { ColumnTarget, TableColumn } from "../schema/intake-plan";
import type { CellSample, ColumnSample } from "../schema/intake-view";
import { cut } from "./cells";
import { answerOf, categoryOf, type IntakeOffer } from "./offer";
import type { OrderOfColumns } from "./orders";
import { withoutResult } from "./without-result";
import { fold } from "./words";

/** Of each column so many different cells are shown. */
const SHOWN = 3;

/**
 * The first different cells of each column as they are read, so that a column taken for something else is seen before any row
 * is; of a column that is not read, as they stand. A column with nothing above it and nothing in it is none.
 */
export function sampleColumns(
  body: readonly ReadRow[],
  columns: readonly TableColumn[],
  offer: IntakeOffer,
  orderOf: OrderOfColumns,
): ColumnSample[] {
  return columns.flatMap(({ letter, heading, target }, at) => {
    const found = new Set<string>();
    for (const { cells } of body) {
      const text = cells[at] ?? "";
      if (text !== "") found.add(text);
      if (found.size === SHOWN) break;
    }
    if (target === null && heading === letter && found.size === 0) return [];
    const cells = [...found].map(
      (text): CellSample =>
        target === null
          ? { kind: "text", value: cut(text) }
          : (readCell(target, text, offer, orderOf) ?? { kind: null, value: cut(text) }),
    );
    return [{ letter, heading, target, cells }];
  });
}

/** What a cell is taken for; null where it is not understood. */
function readCell(
  target: ColumnTarget,
  text: string,
  offer: IntakeOffer,
  orderOf: OrderOfColumns,
): CellSample | null {
  if (withoutResult(text) !== null) return null;
  const coded = (kind: "country" | "language", value: string | undefined): CellSample | null =>
    value === undefined ? null : { kind, value };
  if (target === "country") return coded("country", offer.countries.get(fold(text)));
  if (target === "language") return coded("language", offer.languages.get(fold(text)));
  if (target === "mode") return offer.modes.has(fold(text)) ? { kind: "text", value: cut(text) } : null;
  if (target === "category") {
    const found = offer.categories.find(({ id }) => id === categoryOf(offer, text));
    return found
      ? { kind: "choice", value: found.slug, options: [{ value: found.slug, label: found.name }] }
      : null;
  }
  const question = offer.questions.find(({ key }) => target === `answer.${key}`);
  if (!question) return { kind: "text", value: cut(text) };
  const asked = { ...question, condition: {} };
  const given = { [question.versionId]: answerOf(question, offer, text, orderOf(question.key)) };
  const nothing = { category: null, mode: null };
  const value = judgeAnswers([asked], given, new Set(), nothing).answers[question.versionId];
  if (value === undefined) return null;
  const { kind, options, settings } = question;
  const chosen = options.filter((option) => [value].flat().includes(option.value));
  return { kind, value: typeof value === "string" ? cut(value) : value, options: chosen, settings };
}
