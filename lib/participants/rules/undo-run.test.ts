import { expect, test } from "vitest";
import { afterPart, startRun, type UndoRun, undoneNow } from "./undo-run";

const ALL = { count: 640, asOf: "2027-05-01T10:00:00.000Z" };
const LATER = { count: 410, asOf: "2027-05-01T10:00:09.000Z" };
const toSend = (run: UndoRun) => [undoneNow(run, null)?.asOf, run.after];

test("a run goes on to the end with those it began with, though the list is read anew and names the rest", () => {
  const begun = startRun(null, ALL);
  expect(toSend(begun)).toEqual([ALL.asOf, null]);
  expect(undoneNow(begun, LATER)).toMatchObject(ALL);
  const half = afterPart(begun, { back: 390, left: 10, after: "c" });
  // Fewer are left than the list names one by one: it is no end yet.
  expect(undoneNow(half, null)).toMatchObject(ALL);
  const again = startRun(half, LATER);
  expect(toSend(again)).toEqual([ALL.asOf, "c"]);
  const whole = afterPart(again, { back: 239, left: 1, after: null });
  expect(whole).toMatchObject({ back: 629, left: 11, parts: 2, isGoing: false });
  expect([undoneNow(whole, null), undoneNow(whole, LATER)]).toEqual([null, LATER]);
});

test("the next one counts from nothing, of those who are there then", () => {
  const whole = afterPart(startRun(null, ALL), { back: 640, left: 0, after: null });
  expect(startRun(whole, LATER)).toEqual({
    ...LATER,
    parts: 1,
    back: 0,
    left: 0,
    after: null,
    isGoing: true,
  });
});
