import { expect, test } from "vitest";
import { BREAD, currentSession, EMPTY, GUID, OTHER } from "../fixtures/programme";
import { scheduleFile, type TestEvent } from "../fixtures/schedule";
import { largeDeletion } from "./deletion";
import { planImport } from "./plan-import";

const guid = (number: number) => `0b6f4a58-6b5a-4e0c-9f0e-${String(number).padStart(12, "0")}`;
const sessions = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    currentSession({
      id: `s${index}`,
      number: index + 1,
      guid: guid(index),
      sourceId: `x${index}`,
      title: { en: `Session ${index}` },
    }),
  );
const planOf = (events: TestEvent[], count: number, deleteGone = true) =>
  planImport(
    scheduleFile({ "2027-05-03": { Hall: events } }),
    { ...EMPTY, sessions: sessions(count) },
    { language: "en", deleteGone },
  );
const kept = (count: number): TestEvent[] =>
  Array.from({ length: count }, (_, index) => ({ guid: guid(index), title: `Session ${index}` }));

test.each([
  ["all of one", 0, 1, 1],
  ["all", 0, 20, 20],
  ["most", 9, 20, 11],
  ["half", 10, 20, null],
  ["a few of a few", 1, 4, null],
  ["none", 3, 3, null],
])("a file that removes %s", (_name, stay, of, asked) => {
  expect(largeDeletion(planOf([...kept(stay), { title: "New" }], of))).toBe(asked);
  expect(largeDeletion(planOf(kept(stay), of, false))).toBeNull();
});

test("a session that is in the file and can't be read is not gone", () => {
  const current = {
    ...EMPTY,
    sessions: [
      currentSession({}),
      currentSession({ id: "s2", number: 2, guid: OTHER, sourceId: "8", title: { en: "B" } }),
    ],
  };
  const file = scheduleFile({
    "2027-05-03": {
      Hall: [
        { ...BREAD, guid: GUID, start: "25:00" },
        { id: 8, title: "", start: "10:00" },
      ],
    },
  });
  const made = planImport(file, current, { language: "en", deleteGone: true });
  expect(made.counts).toMatchObject({ taken: 0, refused: 2, gone: 0 });
});

test("what its own system calls cancelled is gone", () => {
  const file = scheduleFile({ "2027-05-03": { Hall: [{ ...BREAD, raw: "<state>cancelled</state>" }] } });
  const made = planImport(
    file,
    { ...EMPTY, sessions: [currentSession({})] },
    { language: "en", deleteGone: true },
  );
  expect(made.gone).toMatchObject([{ number: 1 }]);
});
