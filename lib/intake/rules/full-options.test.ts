import { expect, test } from "vitest";
import { question } from "../fixtures/offer";
import type { IntakePlan, PlannedArrival, TableColumn } from "../schema/intake-plan";
import { Cells } from "./cells";
import { refuseFull } from "./full-options";

const places = [{ value: "bus", capacity: 1, taken: 1 }];
const options = [
  { value: "bus", label: { en: "By bus" } },
  { value: "train", label: { en: "By train" } },
];
const way = question("way", { kind: "choice", places, options });
const ways = question("way", { kind: "choices", places, options });
const columns: TableColumn[] = [
  { letter: "A", heading: "Name", target: "fullName" },
  { letter: "D", heading: "Way", target: "answer.way" },
];
const cells = (...said: string[]) =>
  new Cells(
    said.map((text, at) => ({ line: [2, 3, 6][at] ?? 0, cells: ["Ada", text] })),
    columns,
  );
const arrival = (line: number, said: string | string[]) =>
  ({ line, answers: { [way.versionId]: said } }) as unknown as PlannedArrival;
const missing = { line: 5, letter: "A", heading: "Name", code: "missing", value: "" };
const plan = {
  ...{ rows: 4, changes: [], unchanged: 0, repeated: [], ended: [], wrong: [missing], wrongRows: 1 },
  arrivals: [arrival(2, "train"), arrival(3, "bus"), arrival(6, "bus")],
} satisfies IntakePlan;

test("newcomers who choose what is full are wrong at that cell, in the order of the table", () => {
  const { arrivals, wrong, wrongRows } = refuseFull(plan, [way], cells("train", "By bus", "BUS"));
  expect(arrivals.map(({ line }) => line)).toEqual([2]);
  const full = { letter: "D", heading: "Way", code: "full" };
  expect(wrong).toEqual([{ ...full, line: 3, value: "By bus" }, missing, { ...full, line: 6, value: "BUS" }]);
  expect(wrongRows).toBe(3);
});

test("of several that somebody chooses only what is full is named, in the words of the table", () => {
  const taken = { ...plan, arrivals: [arrival(2, ["train", "bus"])], wrong: [] };
  expect(refuseFull(taken, [ways], cells("By train; by bus")).wrong).toMatchObject([{ value: "by bus" }]);
});

test("without limits a plan is left as it is", () => {
  expect(refuseFull(plan, [question("way", { kind: "choice" })], cells())).toBe(plan);
});
