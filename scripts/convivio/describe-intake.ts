import type { PlannedIntake } from "../../lib/intake/queries/plan";
import { problemKey } from "../../lib/intake/rules/problem";
import type { IntakePlan, TableColumn, WrongCell } from "../../lib/intake/schema/intake-plan";
import { loose } from "../../lib/platform/i18n/texts";
import { translator } from "../../lib/platform/i18n/translator";

const say = translator("en", "intake");

/** A plan as an operator reads it: the columns, the numbers, what changes, and every wrong cell. */
export function describeIntake({ columns, plan }: PlannedIntake): string {
  return [
    ...describeColumns(columns),
    "",
    ...describeCounts(plan),
    ...block(say("perhaps-title"), plan.arrivals.flatMap(perhapsLines)),
    ...block(say("changes-title"), plan.changes.map(changeLine)),
    ...block(say("wrong-title"), plan.wrong.map(wrongLine)),
  ].join("\n");
}

/** What each column is taken for, by the word that --column takes. */
export function describeColumns(columns: readonly TableColumn[]): string[] {
  return columns.map(({ letter, heading, target }) => `${letter.padEnd(3)} ${heading} = ${target ?? "–"}`);
}

function describeCounts(plan: IntakePlan): string[] {
  const { rows, arrivals, changes, unchanged, repeated, ended, wrongRows } = plan;
  const isNew = ({ perhaps }: IntakePlan["arrivals"][number]) => perhaps.length === 0;
  const answered = arrivals.filter((row) => row.answered && isNew(row)).length;
  const counts = {
    rows,
    created: arrivals.filter(isNew).length,
    changed: changes.length,
    unchanged,
    wrong: wrongRows,
  };
  return [
    say("summary", counts),
    say("others", { repeated: repeated.length, ended: ended.length }).trim(),
    answered > 0 ? say("answered", { count: answered }) : "",
  ].filter((line) => line !== "");
}

function perhapsLines({ line, applicant, perhaps }: IntakePlan["arrivals"][number]): string[] {
  if (perhaps.length === 0) return [];
  const { fullName: name, email } = applicant;
  const row = say.markup("perhaps-row", { line, name, email, person: (words) => words });
  return [row, ...perhaps.map((one) => `  ${one.fullName} · ${one.reference ?? ""} · ${one.email}`)];
}

function changeLine({ line, name, set, category, answers }: IntakePlan["changes"][number]): string {
  const what = [
    ...Object.keys(set),
    ...(category ? ["category"] : []),
    ...(Object.keys(answers).length > 0 ? [say("answers-changed")] : []),
  ];
  return say("change", { line, name, what: what.join(", ") });
}

function wrongLine({ line, letter, heading, code, value }: WrongCell): string {
  const problem = loose(say)(problemKey(code), { value });
  return letter === ""
    ? say("wrong-row", { line, problem })
    : say("wrong-cell", { line, letter, heading, problem });
}

const block = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
