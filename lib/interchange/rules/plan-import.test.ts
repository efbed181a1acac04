import { describe, expect, test } from "vitest";
import { at, BREAD as bread, EMPTY, GUID, OPTIONS, planOf as plan } from "../fixtures/programme";
import { scheduleFile } from "../fixtures/schedule";
import { planImport } from "./plan-import";

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
  test("one id with two names is two people; one name with two ids or two spellings is one, and both are said", () => {
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
    ]);
    expect(made.guesses.map(({ key, reason, one }) => [key, reason, one])).toEqual([
      ["bo berg", "same-name", true],
      ["cem ak", "spelling", true],
      ["id:1", "one-id-many-names", false],
    ]);
  });

  test("ids that another system counted anew give nobody another one's name", () => {
    const speaker = { affiliation: "", biography: {}, version: 1 };
    const speakers = [
      { ...speaker, number: 1, id: "p1", sourceId: "1", fullName: "Ada Rossi" },
      { ...speaker, number: 2, id: "p2", sourceId: "2", fullName: "Bo Berg" },
    ];
    const people: Array<[number, string]> = [
      [2, "Ada Rossi"],
      [1, "Bo Berg"],
    ];
    const made = plan([{ title: "A", people }], { speakers });
    expect(made.changedSpeakers).toEqual([]);
    expect(made.newSpeakers).toEqual([]);
    const moved = plan([{ title: "A", people: [[1, "Bo Berg"]] }], { speakers });
    expect([moved.changedSpeakers, moved.newSpeakers]).toEqual([[], []]);
  });

  test("a corrected name keeps the person; of two with one name nobody is guessed", () => {
    const speaker = { number: 1, affiliation: "", biography: {}, version: 1 };
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
      {
        speakerId: "p1",
        name: "Ada Rosi",
        version: 1,
        changes: [{ field: "name", before: "Ada Rosi", after: "Ada Rossi" }],
      },
    ]);
    expect(made.newSpeakers.map(({ name }) => name)).toEqual(["Bo Berg"]);
  });
});
