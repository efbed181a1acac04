import { expect, test } from "vitest";
import { planOf } from "../fixtures/programme";
import type { TestEvent } from "../fixtures/schedule";
import { viewPlan } from "./view-plan";

const many = (count: number, choice: TestEvent = {}) =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    title: `Session ${index + 1}`,
    start: "09:00",
    duration: "00:30",
    ...choice,
  }));

test("a remark that a whole file has the same is one remark, with all it is about", () => {
  const { notes } = viewPlan(planOf(many(400, { language: "klingonese" })));
  expect(notes).toMatchObject([{ note: "language-unknown", events: { more: 300 } }]);
  expect(notes[0]?.events.items[0]).toMatchObject({ title: "Session 1" });
});

test("a thousand new sessions fit on a page, and their number stays true", () => {
  const view = viewPlan(planOf(many(1_000, { abstract: "What it is about. ".repeat(200) })));
  expect(view.counts).toMatchObject({ events: 1_000, taken: 1_000, new: 1_000 });
  expect(view.newSessions.items.length + view.newSessions.more).toBe(1_000);
  expect(JSON.stringify(view).length).toBeLessThan(60_000);
});

test("somebody whose biography alone changes is named", () => {
  const speakers = [
    { id: "p1", number: 1, sourceId: "1", fullName: "Ada Rosi", affiliation: "", biography: {}, version: 1 },
  ];
  const { changedSpeakers } = viewPlan(planOf([{ title: "Soup", people: [[1, "Ada Rossi"]] }], { speakers }));
  expect(changedSpeakers.items).toMatchObject([{ name: "Ada Rosi", changes: [{ field: "name" }] }]);
});
