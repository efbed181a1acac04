import { expect, test } from "vitest";
import type { Overlap } from "@/lib/programme/rules/overlaps";
import { describeOverlaps } from "./describe-overlaps";

function lineOf(first: string, second: string, end: string, timeZone = "Europe/Rome"): string {
  const slots = [first, second].map((startsAt, at) => ({
    id: `slot-${at}`,
    sessionId: `session-${at}`,
    title: {},
    startsAt: new Date(startsAt),
  }));
  const overlap = {
    kind: "room",
    who: "aula",
    slotIds: ["slot-0", "slot-1"],
    start: Date.parse(second),
    end: Date.parse(end),
  } as Overlap;
  return describeOverlaps([overlap], {
    sessions: slots.map(({ sessionId }, at) => ({ id: sessionId, number: at + 1, title: { en: "Talk" } })),
    slots,
    rooms: [{ id: "aula", name: "Aula" }],
    people: [],
    timeZone,
    languages: ["en"],
  });
}

test.each([
  [
    "on a day",
    "2027-10-08T07:00Z",
    "2027-10-08T07:30Z",
    "2027-10-08T08:00Z",
    "Aula: 1 Talk 2027-10-08 09:00 +02:00 / 2 Talk 2027-10-08 09:30 +02:00 (2027-10-08 09:30 +02:00 – 10:00 +02:00, Europe/Rome, 30 min)",
  ],
  [
    "over midnight",
    "2027-10-08T21:00Z",
    "2027-10-08T21:30Z",
    "2027-10-08T22:30Z",
    "Aula: 1 Talk 2027-10-08 23:00 +02:00 / 2 Talk 2027-10-08 23:30 +02:00 (2027-10-08 23:30 +02:00 – 2027-10-09 00:30 +02:00, Europe/Rome, 60 min)",
  ],
  [
    "in the hour that a night has twice",
    "2027-10-31T00:30Z",
    "2027-10-31T00:45Z",
    "2027-10-31T01:15Z",
    "Aula: 1 Talk 2027-10-31 02:30 +02:00 / 2 Talk 2027-10-31 02:45 +02:00 (2027-10-31 02:45 +02:00 – 02:15 +01:00, Europe/Rome, 30 min)",
  ],
])("an overlap %s names its day and hour in the school's zone", (_when, first, second, end, line) => {
  expect(lineOf(first, second, end)).toBe(line);
});

test("a zone of quarters of an hour is told as it is", () => {
  expect(lineOf("2027-10-08T03:15Z", "2027-10-08T03:30Z", "2027-10-08T03:45Z", "Asia/Kathmandu")).toContain(
    "2027-10-08 09:00 +05:45",
  );
});

const at = (time: string) => new Date(`2027-10-08T${time}Z`);
const NAMES = {
  sessions: [
    { id: "bread", number: 1, title: { it: "Pane" } },
    { id: "salt", number: 2, title: {} },
  ],
  slots: [
    { id: "first", sessionId: "bread", title: {}, startsAt: at("07:00") },
    { id: "second", sessionId: "salt", title: {}, startsAt: at("07:30") },
    { id: "closed", sessionId: null, title: { en: "Closed", it: "Chiuso" }, startsAt: at("07:15") },
  ],
  rooms: [
    { id: "b", name: "Sala B" },
    { id: "aula", name: "Aula" },
  ],
  people: [
    { id: "ada", fullName: "Ada Esempio" },
    { id: "bea", fullName: "Bea Esempio" },
  ],
  timeZone: "Europe/Rome",
  languages: ["it", "en"],
};
const overlap = (kind: "room" | "person", who: string, slotIds: [string, string]): Overlap =>
  ({ kind, who, slotIds, start: at("07:30").getTime(), end: at("07:45").getTime() }) as Overlap;

test("each has a line with its room or person, its slots by their beginning, and the words there are", () => {
  const RANGE = "(2027-10-08 09:30 +02:00 – 09:45 +02:00, Europe/Rome, 15 min)";
  const overlaps = [
    overlap("person", "bea", ["second", "first"]),
    overlap("room", "aula", ["first", "closed"]),
  ];
  expect(describeOverlaps(overlaps, NAMES).split("\n")).toEqual([
    `Bea Esempio: 1 Pane 2027-10-08 09:00 +02:00 / 2  2027-10-08 09:30 +02:00 ${RANGE}`,
    `Aula: 1 Pane 2027-10-08 09:00 +02:00 / Chiuso 2027-10-08 09:15 +02:00 ${RANGE}`,
  ]);
});

test("of many the first ten are named", () => {
  const many = Array.from({ length: 12 }, () => overlap("room", "aula", ["first", "second"]));
  expect(describeOverlaps(many, NAMES).split("\n")).toHaveLength(10);
});
