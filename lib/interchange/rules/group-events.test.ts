import { expect, test } from "vitest";
import type { ReadEvent } from "../schema/import-plan";
import { groupEvents, titleKey } from "./group-events";

let line = 0;
function event(choice: Partial<ReadEvent> = {}): ReadEvent {
  line += 1;
  return {
    at: { line, column: 1 },
    guid: null,
    sourceId: null,
    title: "Bread",
    subtitle: "",
    abstract: "",
    kind: null,
    track: "",
    languages: [],
    noRecording: null,
    people: [],
    placement: null,
    notes: [],
    leftOut: { links: [], elements: [] },
    ...choice,
  };
}
const at = (start: number, room = "Hall", end = start + 10) => ({ start, end, room });
const person = (name: string) => ({ key: name, id: null, name, affiliation: "", biography: "" });
const sizes = (...events: ReadEvent[]) => groupEvents(events).sessions.map((one) => one.events.length);

test.each([
  ["one guid", { guid: "g", sourceId: "1" }, { guid: "g", sourceId: "2" }, [2]],
  ["two guids under one id", { guid: "g", sourceId: "1" }, { guid: "h", sourceId: "1" }, [1, 1]],
  ["one id", { sourceId: "1" }, { sourceId: "1" }, [2]],
  ["two ids", { sourceId: "1" }, { sourceId: "2" }, [1, 1]],
  ["one title with the same people", { people: [person("Ada")] }, { people: [person("ADA")] }, [2]],
  ["one title with others", { people: [person("Ada")] }, { people: [person("Bo")] }, [1, 1]],
  ["one title with one more", { people: [person("A")] }, { people: [person("A"), person("B")] }, [1, 1]],
  ["titles of two spellings", { title: "Bread & salt" }, { title: "BREAD salt" }, [2]],
  ["two titles in a script without folding", { title: "…" }, { title: "!!" }, [1, 1]],
])("%s", (_name, one, other, expected) => {
  expect(sizes(event({ ...one, placement: at(0) }), event({ ...other, placement: at(100) }))).toEqual(
    expected,
  );
});

test.each([
  ["the same time and room", at(0), at(0), true],
  ["another room", at(0), at(0, "Garden"), false],
  ["another start", at(0, "Hall", 10), at(5, "Hall", 10), false],
  ["another end", at(0), at(0, "Hall", 20), false],
  ["no time at all, twice", null, null, true],
  ["a time, and none", at(0), null, false],
])("of one session %s", (_name, first, second, refused) => {
  const [one, other] = [event({ guid: "g", placement: first }), event({ guid: "g", placement: second })];
  const grouped = groupEvents([one, other]);
  expect(grouped.refused).toEqual(
    refused ? [{ at: other.at, title: "Bread", reason: "same-event-twice", value: String(one.at.line) }] : [],
  );
  expect(grouped.sessions).toEqual([
    { content: one, guid: "g", sourceId: null, events: refused ? [one] : [one, other] },
  ]);
});

test("a guid with another title is another session, whose guid is not used, and says so", () => {
  const first = event({ guid: "g", sourceId: "1" });
  const second = event({ guid: "g", sourceId: "2", title: "Salt" });
  expect(groupEvents([first, second]).sessions.map(({ guid, sourceId }) => [guid, sourceId])).toEqual([
    ["g", "1"],
    [null, "2"],
  ]);
  expect([first.notes, second.notes]).toEqual([[], ["guid-used-twice"]]);
});

test("a title is compared as it folds, or as it stands where nothing of it does", () => {
  expect(titleKey({ title: "Élan!" })).toBe("elan");
  expect(titleKey({ title: "…" })).toBe("…");
});
