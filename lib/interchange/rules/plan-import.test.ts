import { describe, expect, test } from "vitest";
import { scheduleFile, type TestEvent } from "../fixtures/schedule";
import type { CurrentProgramme, CurrentSession } from "../schema/current-programme";
import { slotGuid } from "./event-identity";
import { changesNothing, planImport } from "./plan-import";

const GUID = "0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e01";
const OTHER = "0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e02";
const at = (text: string) => new Date(`${text}+02:00`).getTime();

const EMPTY: CurrentProgramme = {
  timeZone: "Europe/Rome",
  languages: ["en", "it"],
  days: ["2027-05-03"],
  rooms: [],
  themes: [],
  speakers: [],
  sessions: [],
};
const session = (choice: Partial<CurrentSession>): CurrentSession => ({
  id: "s1",
  number: 1,
  guid: GUID,
  sourceId: "7",
  title: { en: "Bread" },
  subtitle: {},
  abstract: {},
  kind: "lecture",
  themeId: null,
  languages: [],
  deleted: false,
  version: 1,
  people: [],
  slots: [],
  ...choice,
});
const bread: TestEvent = { guid: GUID, id: 7, title: "Bread", start: "09:00", duration: "01:00" };
const OPTIONS = { language: "en", removeGone: false };

const plan = (events: TestEvent[], current: Partial<CurrentProgramme> = {}, generator = "frab") =>
  planImport(
    scheduleFile({ "2027-05-03": { Hall: events } }, { generator }),
    { ...EMPTY, ...current },
    OPTIONS,
  );

describe("every event is taken or refused with a reason", () => {
  test("hard cases of real files", () => {
    const made = planImport(
      scheduleFile({
        "2027-05-03": {
          "": [{ title: "Directly under the day", start: "08:00", duration: "00:30" }],
          Hall: [
            bread,
            { ...bread },
            { ...bread, start: "14:00" },
            { guid: GUID, title: "Another with the same guid", start: "10:00", duration: "00:00" },
            { guid: "no-uuid", title: "A guid of its own kind", start: "01:30", duration: "08:30" },
            { title: "", start: "09:00", duration: "01:00" },
            { title: "Never ends", start: "09:00", duration: "99:00" },
            { title: "Unreadable", start: "late", duration: "01:00" },
            { title: "x".repeat(301) },
            { title: "A listed one" },
            { title: "In another room", room: "Garden", start: "11:00", duration: "00:30" },
          ],
          "Empty room": [],
        },
        "2027-05-04": {},
      }),
      EMPTY,
      OPTIONS,
    );
    const { counts } = made;
    expect(counts).toMatchObject({ events: 12, taken: 7, refused: 5, sessions: 6, new: 6 });
    expect(counts.taken + counts.refused).toBe(counts.events);
    expect(made.refused.map(({ reason, at: { line } }) => [line, reason])).toEqual([
      [8, "same-event-twice"],
      [12, "no-title"],
      [13, "lasts-too-long"],
      [14, "start-unreadable"],
      [15, "title-too-long"],
    ]);
    expect(made.refused[0]?.value).toBe("7");
    expect(made.newRooms.map((room) => room.name)).toEqual(["Hall", "Empty room"]);
    expect(made.newDays).toEqual([]);
    const notes = Object.fromEntries(
      made.sessions.flatMap((one) => one.notes.map((note) => [note, one.title])),
    );
    expect(notes).toEqual({
      "guid-used-twice": "Another with the same guid",
      "guid-not-uuid": "A guid of its own kind",
      "no-time": "A listed one",
      "room-differs": "In another room",
    });
  });

  test("recurring meals without ids are one session at several times", () => {
    const meal = { title: "Lunch", duration: "01:00" };
    const made = plan([
      { ...meal, start: "12:00" },
      { ...meal, start: "19:00" },
    ]);
    expect(made.sessions.map((one) => one.slots.length)).toEqual([2]);
  });

  test("a night belongs to the day before, and days that are missing are added", () => {
    const made = planImport(
      scheduleFile({
        "2027-05-04": {
          Hall: [
            { title: "Night", start: "23:30", duration: "02:00" },
            { title: "Later", start: "02:00", duration: "01:00" },
          ],
        },
      }),
      EMPTY,
      OPTIONS,
    );
    expect(made.newDays).toEqual(["2027-05-04"]);
    expect(made.sessions.map((one) => one.slots[0]?.start)).toEqual([
      at("2027-05-04T23:30"),
      at("2027-05-05T02:00"),
    ]);
  });
});

describe("who is who", () => {
  test("one id with two names is two people, one name with two ids too, one name without ids is one", () => {
    const made = plan([
      {
        title: "A",
        people: [
          [1, "Ada Rossi"],
          [2, "Bo Berg"],
          [null, "Cem Ak"],
        ],
      },
      {
        title: "B",
        people: [
          [1, "Eva Lund"],
          [3, "Bo Berg"],
          [null, "CEM AK"],
          [null, " "],
        ],
      },
    ]);
    expect(made.newSpeakers.map(({ id, name }) => [id, name])).toEqual([
      ["1", "Ada Rossi"],
      ["2", "Bo Berg"],
      [null, "Cem Ak"],
      ["1", "Eva Lund"],
      ["3", "Bo Berg"],
    ]);
  });

  test("a corrected name keeps the person; of two with one name nobody is guessed", () => {
    const speaker = { number: 1, biography: {}, version: 1 };
    const speakers = [
      { ...speaker, id: "p1", sourceId: "1", fullName: "Ada Rosi" },
      { ...speaker, id: "p2", sourceId: null, fullName: "Bo Berg" },
      { ...speaker, id: "p3", sourceId: null, fullName: "Bo Berg" },
    ];
    const made = plan(
      [
        {
          title: "A",
          people: [
            [1, "Ada Rossi"],
            [2, "Bo Berg"],
          ],
        },
      ],
      { speakers },
    );
    expect(made.changedSpeakers).toEqual([
      { speakerId: "p1", version: 1, changes: [{ field: "name", before: "Ada Rosi", after: "Ada Rossi" }] },
    ]);
    expect(made.newSpeakers.map(({ name }) => name)).toEqual(["Bo Berg"]);
  });
});

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
  const named = { sourceId: null, biography: {}, version: 1 };
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
