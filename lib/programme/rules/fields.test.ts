import { describe, expect, test } from "vitest";
import {
  clockOf,
  roomFields,
  roomHours,
  sessionFields,
  slotFields,
  speakerFields,
  themeFields,
} from "./fields";

const ROME = "Europe/Rome";

test.each([
  [null, ""],
  [0, "00:00"],
  [9 * 60 + 5, "09:05"],
  [23 * 60 + 59, "23:59"],
  [1_440, "00:00"],
  [1_440 + 95, "01:35"],
])("%s minutes after midnight are %j on the clock", (minute, clock) => {
  expect(clockOf(minute)).toBe(clock);
});

test.each<[string, string | null, string | null, number | null, number | null]>([
  ["during the day", "09:00", "18:30", 540, 1_110],
  ["until midnight", "09:00", "00:00", 540, 1_440],
  ["into the night", "20:00", "02:00", 1_200, 1_560],
  ["until the programme's night ends", "20:00", "04:00", 1_200, 1_680],
  ["closes before it opens, past the night", "20:00", "04:01", 1_200, 241],
  ["in the night itself", "01:00", "03:00", 60, 180],
  ["opens and closes at one hour of the night", "03:00", "03:00", 180, 1_620],
  ["only an opening", "09:00", null, 540, null],
  ["only a closing", null, "18:30", null, 1_110],
  ["only a closing at midnight", null, "00:00", null, 1_440],
  ["always", null, null, null, null],
])("opening hours: %s", (_name, opens, closes, opensMinute, closesMinute) => {
  expect(roomHours(opens, closes)).toEqual({ opensMinute, closesMinute });
});

describe("under the names of their forms", () => {
  test("a theme", () => {
    const row = { number: 2, colour: "pine", title: { en: "Food" }, summary: null };
    expect(themeFields(row)).toEqual({ number: 2, colour: "pine", title: { en: "Food" }, summary: {} });
  });

  test("a room, with and without steps, or nobody has looked", () => {
    const row = {
      name: "Aula",
      floor: { en: "First" },
      kind: "hall",
      venueId: "v1",
      capacity: 80,
      equipment: { en: "Beamer" },
      stepFree: true,
      opensMinute: 540,
      closesMinute: 1_500,
      shared: false,
      joinLink: "https://meet.example/1",
      joinHours: 2,
      order: 3,
    };
    expect(roomFields(row)).toEqual({
      name: "Aula",
      floor: { en: "First" },
      kind: "hall",
      venue: "v1",
      capacity: 80,
      equipment: { en: "Beamer" },
      stepFree: "yes",
      opens: "09:00",
      closes: "01:00",
      shared: false,
      joinLink: "https://meet.example/1",
      joinHours: 2,
      order: 3,
    });
    expect([true, false, null].map((stepFree) => roomFields({ ...row, stepFree }).stepFree)).toEqual([
      "yes",
      "no",
      "",
    ]);
  });

  test("a session with its people and languages", () => {
    const row = {
      title: { en: "Bread" },
      subtitle: { en: "and salt" },
      abstract: { en: "How it rises" },
      kind: "talk",
      themeId: "theme-1",
      languages: ["en"],
      minutes: 45,
      noRecording: true,
      people: [{ speakerId: "ada", role: "chair" }],
      interpretations: [{ fromLanguage: "en", toLanguage: "it", mode: "simultaneous", speakerId: null }],
    };
    expect(sessionFields(row)).toEqual({
      title: { en: "Bread" },
      subtitle: { en: "and salt" },
      abstract: { en: "How it rises" },
      kind: "talk",
      theme: "theme-1",
      languages: ["en"],
      minutes: 45,
      noRecording: true,
      people: [{ speaker: "ada", role: "chair" }],
      interpretations: [{ from: "en", to: "it", mode: "simultaneous", speaker: null }],
    });
  });

  test("a speaker", () => {
    const row = {
      fullName: "Ada Esempio",
      sortName: "Esempio",
      affiliation: "Coop",
      country: "IT",
      headline: { en: "Baker" },
      biography: { en: "Bakes" },
      websites: [{ url: "https://ada.example.org", label: "Blog" }],
      email: null,
      unconfirmed: true,
    };
    expect(speakerFields(row)).toEqual(row);
  });

  const slot = {
    kind: "session",
    roomId: "aula",
    startsAt: new Date("2027-10-31T00:30:00Z"),
    endsAt: new Date("2027-10-31T01:30:00Z"),
    title: { en: "Supper" },
    note: {},
  };

  test("a slot, in the hour that the clocks show twice with which of the two", () => {
    const shown = { room: "aula", date: "2027-10-31", time: "02:30", choose: "earlier", minutes: 60 };
    expect(slotFields(slot, ROME)).toEqual(shown);
    const next = { startsAt: new Date("2027-10-31T01:30:00Z"), endsAt: new Date("2027-10-31T01:45:00Z") };
    expect(slotFields({ ...slot, ...next }, ROME)).toEqual({ ...shown, choose: "later", minutes: 15 });
    const day = { startsAt: new Date("2027-10-30T22:30:00Z"), endsAt: new Date("2027-10-31T00:00:00Z") };
    expect(slotFields({ ...slot, ...day }, ROME)).toMatchObject({ time: "00:30", choose: "", minutes: 90 });
  });

  test("a break says what it is itself", () => {
    expect(slotFields({ ...slot, kind: "break" }, ROME)).toMatchObject({
      kind: "break",
      title: { en: "Supper" },
      note: {},
    });
  });
});
