import { describe, expect, test } from "vitest";
import { slotGuid } from "@/lib/schedules/rules/event-identity";
import {
  at,
  BREAD as bread,
  GUID,
  OTHER,
  planOf as plan,
  currentSession as session,
} from "../fixtures/programme";
import { changesNothing } from "./plan-import";

describe("the next version of a schedule", () => {
  const rooms = [{ id: "r1", name: "hall" }];
  const slot = {
    id: "t1",
    ordinal: 1,
    roomId: "r1",
    start: at("2027-05-03T09:00"),
    end: at("2027-05-03T10:00"),
    version: 1,
  };

  test("by guid: field by field, in the language that was shown", () => {
    const known = session({
      title: { it: "Pane" },
      slots: [slot],
      abstract: { en: "Old" },
      languages: ["it"],
    });
    const made = plan(
      [{ ...bread, abstract: "<p>New</p>", language: "it, en", type: "Workshop", start: "09:30" }],
      { rooms, sessions: [known] },
    );
    expect(made.counts).toMatchObject({ new: 0, changed: 1 });
    expect(made.sessions[0]?.changes).toEqual([
      { field: "title", before: "Pane", after: "Bread", language: "it" },
      { field: "abstract", before: "Old", after: "New", language: "en" },
      { field: "kind", before: "lecture", after: "workshop" },
      { field: "languages", before: "it", after: "it, en" },
    ]);
    expect(made.sessions[0]?.slots[0]).toMatchObject({
      state: "moved",
      slotId: "t1",
      before: { room: "hall" },
    });
  });

  test("by id where there is no guid, by title and people where there is neither", () => {
    const known = session({ guid: OTHER, slots: [slot] });
    const byId = plan([{ id: 7, title: "Bread and salt", start: "09:00", duration: "01:00" }], {
      rooms,
      sessions: [known],
    });
    expect(byId.sessions[0]?.changes).toEqual([
      { field: "title", before: "Bread", after: "Bread and salt", language: "en" },
    ]);
    const byTitle = plan([{ title: "BREAD!", start: "09:00", duration: "01:00" }], {
      rooms,
      sessions: [session({ ...known, sourceId: null })],
    });
    expect(byTitle.sessions[0]).toMatchObject({ sessionId: "s1", state: "changed" });
  });

  test("an id of another system means nothing where guid and title differ", () => {
    const made = plan([{ ...bread, title: "Salt" }], { rooms, sessions: [session({ guid: OTHER })] });
    expect(made.counts).toMatchObject({ new: 1, gone: 1 });
  });

  test("what the file does not say is left alone", () => {
    const known = session({
      abstract: { en: "Ours" },
      themeId: "x",
      languages: ["it"],
      people: [{ speakerId: "p1", role: "chair" }],
      slots: [slot],
    });
    const made = plan([bread], {
      rooms,
      sessions: [known],
      themes: [{ id: "x", number: 1, title: { en: "Food" } }],
    });
    expect(changesNothing(made)).toBe(true);
  });

  test("what is gone stays unless it is asked for; what was made by hand is never gone; what comes back is restored", () => {
    const sessions = [session({}), session({ id: "s2", guid: OTHER, sourceId: null, number: 2 })];
    expect(plan([{ title: "New" }], { sessions }).gone.map((one) => one.sessionId)).toEqual(["s1"]);
    const back = plan([{ guid: GUID, title: "Bread" }], { sessions: [session({ deleted: true })] });
    expect(back.sessions[0]).toMatchObject({ state: "changed", changes: [{ field: "restored" }] });
  });
});

test("our own export with several times of one session changes nothing", () => {
  const slots = [1, 2, 3].map((ordinal) => ({
    id: `t${ordinal}`,
    ordinal,
    roomId: "r1",
    start: at(`2027-05-03T1${ordinal}:00`),
    end: at(`2027-05-03T1${ordinal}:30`),
    version: 1,
  }));
  const people = [
    { speakerId: "p2", role: "chair" },
    { speakerId: "p1", role: "speaker" },
    { speakerId: "p2", role: "speaker" },
    { speakerId: "p3", role: "interpreter" },
  ];
  const named = { sourceId: null, affiliation: "", biography: {}, version: 1 };
  const current = {
    rooms: [{ id: "r1", name: "Hall" }],
    speakers: [
      { ...named, id: "p1", number: 1, fullName: "Bo Berg" },
      { ...named, id: "p2", number: 2, fullName: "Bo Berg", sourceId: "1" },
      { ...named, id: "p3", number: 3, fullName: "Ines Ruiz" },
    ],
    sessions: [session({ slots, people, sourceId: null, title: { it: "Pane" }, languages: ["it", "en"] })],
  };
  const events = [1, 2, 3].map((ordinal) => ({
    guid: slotGuid(GUID, ordinal),
    id: ordinal,
    title: "Pane",
    type: "lecture",
    start: `1${ordinal}:00`,
    duration: "00:30",
    language: "it",
    people: [
      [2, "Bo Berg"],
      [1, "Bo Berg"],
    ] as Array<[number, string]>,
  }));
  const made = plan(events, current, "Convivio");
  expect(made.sessions).toHaveLength(1);
  expect(made.sessions[0]?.changes).toEqual([]);
  expect(changesNothing(made)).toBe(true);
});
