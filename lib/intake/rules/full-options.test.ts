import { expect, test } from "vitest";
import { question } from "../fixtures/offer";
import type { IntakePlan, PlannedArrival, TableColumn } from "../schema/intake-plan";
import { refuseFull } from "./full-options";

const way = question("way", { kind: "choice", places: [{ value: "bus", capacity: 1, taken: 1 }] });
const columns: TableColumn[] = [
  { letter: "A", heading: "Name", target: "fullName" },
  { letter: "D", heading: "Way", target: "answer.way" },
];
const arrival = (line: number, said: string) =>
  ({ line, answers: { [way.versionId]: said } }) as unknown as PlannedArrival;
const missing = { line: 5, letter: "A", heading: "Name", code: "missing", value: "" };
const plan = {
  ...{ rows: 4, changes: [], unchanged: 0, repeated: [], ended: [], wrong: [missing], wrongRows: 1 },
  arrivals: [arrival(2, "train"), arrival(3, "bus"), arrival(6, "bus")],
} satisfies IntakePlan;

test("newcomers who choose what is full are wrong at that cell, in the order of the table", () => {
  const { arrivals, wrong, wrongRows } = refuseFull(plan, [way], columns);
  expect(arrivals.map(({ line }) => line)).toEqual([2]);
  const full = { letter: "D", heading: "Way", code: "full", value: "bus" };
  expect(wrong).toEqual([{ ...full, line: 3 }, missing, { ...full, line: 6 }]);
  expect(wrongRows).toBe(3);
});

test("without limits a plan is left as it is", () => {
  expect(refuseFull(plan, [question("way", { kind: "choice" })], columns)).toBe(plan);
});
