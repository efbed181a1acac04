import * as z from "zod/mini";
import type { AnswerValue } from "@/lib/forms/rules/answer-kind";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { fieldErrorsOf } from "@/lib/platform/form-data";
import type { Turns } from "@/lib/platform/in-turns";
import type { ReadRow } from "@/lib/platform/tables/row-taker";
import { APPLICANT_NAMES, type ApplicantName, deskShape } from "@/lib/registration/schema/applicant";
import {
  CHANGEABLE,
  type ColumnTarget,
  type JudgedRow,
  type Mode,
  type WrongCell,
} from "../schema/intake-plan";
import type { DayOrder } from "../schema/intake-request";
import type { Cells } from "./cells";
import { isUnclearDay } from "./day-order";
import { answerOf, categoryOf, chosenIn, type IntakeOffer, type IntakeQuestion } from "./offer";
import { ordersOf } from "./orders";
import { withoutResult } from "./without-result";
import { fold } from "./words";

const ApplicantSchema = z.strictObject(deskShape);
/** What a row gets that says nothing of it. */
export interface RowDefaults {
  /** Null: each row has to name one. */
  categoryId: string | null;
  language: string;
  /** How days are written where their column does not tell. */
  days?: DayOrder | null;
}

export interface JudgedRows {
  rows: JudgedRow[];
  wrong: WrongCell[];
  /** Days stand in it that could be read in either order, and no other day of their column tells in which. */
  unclearDays: boolean;
}

/** Judges each row by itself, as the desk judges somebody who is added by hand, and its answers as the form does. */
export function* judgeRows(
  body: readonly ReadRow[],
  cells: Cells,
  offer: IntakeOffer,
  defaults: RowDefaults,
): Turns<JudgedRows> {
  const { orderOfColumns, unclearDays } = ordersOf(body, cells, offer, defaults.days ?? null);
  const judged: JudgedRows = { rows: [], wrong: [], unclearDays };
  const orderOfDays = ({ key }: IntakeQuestion) => orderOfColumns(key);
  for (const { line } of body) {
    const row = new Row(line, cells);
    const taken = judgeRow(row, offer, defaults, orderOfDays);
    if (taken && row.wrong.length === 0) judged.rows.push(taken);
    else judged.wrong.push(...row.wrong);
    yield;
  }
  return judged;
}

type OrderOfDays = (question: IntakeQuestion) => DayOrder | null;

/** The cells of a row by what they are, and what is wrong with them. */
class Row {
  readonly wrong: WrongCell[] = [];

  constructor(
    readonly line: number,
    private readonly cells: Cells,
  ) {}

  /** What stands there; "" where nothing does, no column is that or a formula has no result. */
  said(target: ColumnTarget): string {
    const text = this.cells.said(this.line, target);
    const code = withoutResult(text);
    if (code === null) return text;
    this.refuse(target, code);
    return "";
  }

  /** A cell is wrong once: what follows from it says no more. */
  refuse(target: ColumnTarget, code: string, value?: string): void {
    const cell = this.cells.wrong(this.line, target, code, value);
    if (!this.wrong.some(({ letter }) => letter === cell.letter)) this.wrong.push(cell);
  }

  has(target: ColumnTarget): boolean {
    return this.cells.has(target);
  }
}

/** What the cells say, as the desk's form would send it. */
function asSent(row: Row, offer: IntakeOffer, defaults: RowDefaults): Record<ApplicantName, string> {
  const whole = row.said("fullName") || [row.said("firstName"), row.said("lastName")].join(" ").trim();
  const cells = Object.fromEntries(
    APPLICANT_NAMES.map((name) => [name, name === "fullName" ? whole : row.said(name)]),
  ) as Record<ApplicantName, string>;
  const { country, language } = cells;
  return {
    ...cells,
    // A word that is none is refused as such.
    country: country === "" ? "" : (offer.countries.get(fold(country)) ?? "?"),
    language: language === "" ? defaults.language : (offer.languages.get(fold(language)) ?? "?"),
  };
}

/** Null where something of the applicant is wrong: the row's `wrong` says what. */
function judgeRow(
  row: Row,
  offer: IntakeOffer,
  defaults: RowDefaults,
  orderOfDays: OrderOfDays,
): JudgedRow | null {
  const parsed = ApplicantSchema.safeParse(asSent(row, offer, defaults));
  for (const { field, code } of parsed.success ? [] : fieldErrorsOf(parsed.error))
    row.refuse(field === "fullName" && !row.has("fullName") ? "lastName" : (field as ColumnTarget), code);
  const category = row.said("category");
  const categoryId = category === "" ? defaults.categoryId : categoryOf(offer, category);
  if (categoryId === null) row.refuse("category", category === "" ? "missing" : "category");
  const mode = judgeMode(row, offer);
  const answers = judgeAnswersOf(row, offer, orderOfDays);
  const said = ([...CHANGEABLE, "category", "mode"] as const).filter((target) => row.said(target) !== "");
  if (!parsed.success) return null;
  return {
    line: row.line,
    applicant: { ...parsed.data },
    said,
    categoryId: categoryId ?? "",
    mode,
    answers,
  };
}

function judgeMode(row: Row, offer: IntakeOffer): Mode {
  if (offer.mode !== "either") return offer.mode;
  const said = row.said("mode");
  const mode = said === "" ? "on_site" : offer.modes.get(fold(said));
  if (!mode) row.refuse("mode", "mode");
  return mode ?? "on_site";
}

/** An empty cell says nothing: what is required its person adds by the private link, as after an entry by hand. */
function judgeAnswersOf(row: Row, offer: IntakeOffer, orderOfDays: OrderOfDays): Record<string, AnswerValue> {
  const asked = offer.questions.filter(({ key }) => row.said(`answer.${key}`) !== "");
  const given = asked.map(
    (question) =>
      [
        question.versionId,
        answerOf(question, offer, row.said(`answer.${question.key}`), orderOfDays(question)),
      ] as const,
  );
  // Whether it is asked of them at all, only who they are tells (not-asked.ts).
  const unconditional = asked.map((question) => ({ ...question, condition: {} }));
  const nothing = { category: null, mode: null };
  const judged = judgeAnswers(unconditional, Object.fromEntries(given), new Set(), nothing);
  for (const question of asked) {
    const code = judged.fieldErrors[`answers.${question.versionId}`];
    const target = `answer.${question.key}` as const;
    if (code && question.kind === "date" && orderOfDays(question) === null && isUnclearDay(row.said(target)))
      row.refuse(target, "day-order");
    else if (code)
      row.refuse(target, code, code === "choose" ? unknownIn(question, row.said(target)) : undefined);
  }
  return judged.answers;
}

/** Of what a cell chooses that which is no option. */
function unknownIn(question: IntakeQuestion, text: string): string | undefined {
  const unknown = chosenIn(question, text).filter(({ value }) =>
    question.options.every((option) => option.value !== value),
  );
  return unknown.length === 0 ? undefined : unknown.map(({ words }) => words).join(", ");
}
