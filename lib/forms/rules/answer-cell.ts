import type { Cell } from "@/lib/platform/tables/table";
import { type AnsweredField, type AnswerReader, answerTexts, tellAnswer, unitOf } from "./tell-answer";

/**
 * A stored answer as a cell of a spreadsheet: numbers, days and times as such, everything else in the reader's words.
 * @param unit what the numbers of the column are counted in, as its heading says; another one is told beside the number
 */
export function answerCell(value: unknown, field: AnsweredField, reader: AnswerReader, unit: string): Cell {
  const [text] = answerTexts(value);
  if (text === undefined) return null;
  if (field.kind === "number" && unitOf(field.settings, reader) === unit) return Number(text);
  if (field.kind === "date") return { is: "day", iso: text };
  if (field.kind === "time") return { is: "time", iso: text };
  return tellAnswer(value, field, reader)
    .map((part) => part.text)
    .join(", ");
}
