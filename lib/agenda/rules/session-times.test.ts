import { expect, test } from "vitest";
import { timesOfSession } from "./session-times";

const SLOTS = [
  { sessionId: "soup", cancelled: true, at: 1 },
  { sessionId: "soup", cancelled: false, at: 2 },
  { sessionId: "bread", cancelled: false, at: 3 },
  { sessionId: null, cancelled: false, at: 4 },
];
const times = (id: string, cancelled: boolean) =>
  timesOfSession(SLOTS, { id, cancelled }).map(({ at }) => at);

test("a time that a release took back is none; a cancelled session says when it would have been", () => {
  expect(times("soup", false)).toEqual([2]);
  expect(times("soup", true)).toEqual([1, 2]);
  expect(times("walk", false)).toEqual([]);
});
