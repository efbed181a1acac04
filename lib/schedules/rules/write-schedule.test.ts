import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintScheduleJson, lintScheduleXml } from "@/lib/interchange/fixtures/lint-schedule";
import type { ExportEvent, ScheduleExport } from "../schema/schedule-export";
import { readSchedule } from "./read-schedule";
import { acronymOf, writeScheduleJson, writeScheduleXml } from "./write-schedule";

const event = (number: number, choice: Partial<ExportEvent> = {}): ExportEvent => ({
  guid: `0192f7a8-7c3e-4d10-8a51-${String(number).padStart(12, "0")}`,
  id: number,
  slug: `trieste_2027-${number}-soup`,
  url: `https://school.example/en/schools/s/e/sessions/${number}-soup`,
  room: "Sala Grande",
  title: "Soup & bread",
  subtitle: "",
  kind: "workshop",
  track: "Care",
  languages: ["it", "en"],
  noRecording: false,
  abstract: "We cook <together>.",
  start: new Date("2027-03-25T08:00:00Z"),
  end: new Date("2027-03-25T09:30:00Z"),
  people: [{ id: 1, name: "Ada Esempio" }],
  ...choice,
});
const schedule = (events: ExportEvent[]): ScheduleExport => ({
  title: "Common Table School",
  acronym: "trieste_2027",
  version: "1",
  url: "https://school.example/schools/s/e/schedule.xml",
  timeZone: "Europe/Rome",
  days: ["2027-03-25", "2027-03-26"],
  rooms: ["Sala Grande", "Aula"],
  tracks: ["Care"],
  events,
});

const read = (text: string) => {
  const file = readSchedule(new TextEncoder().encode(text));
  if (!file.ok) throw new Error(`${file.reason} ${JSON.stringify(file.detail)}`);
  return file.value;
};

describe.each([
  ["XML", writeScheduleXml, lintScheduleXml],
  ["JSON", writeScheduleJson, lintScheduleJson],
])("a schedule as %s", (_name, write, lint) => {
  test("is read back with everything it says", () => {
    const file = read(write(schedule([event(1), event(2, { room: "", people: [], track: "" })])));
    expect(file).toMatchObject({ own: true, acronym: "trieste_2027", timeZone: "Europe/Rome" });
    expect(file.days).toEqual(["2027-03-25", "2027-03-26"]);
    expect(file.events).toHaveLength(2);
    expect(file.events[0]).toMatchObject({
      guid: event(1).guid,
      id: "1",
      title: "Soup & bread",
      abstract: "We cook <together>.",
      start: "09:00",
      duration: "01:30",
      date: "2027-03-25T09:00:00+01:00",
      language: "it, en",
    });
    expect(file.events[0]?.people).toMatchObject([{ name: "Ada Esempio" }]);
  });

  test("holds each event once, also of two rooms that are called the same", () => {
    const two = {
      ...schedule([event(1), event(2, { room: "Aula" })]),
      rooms: ["Sala Grande", "Sala Grande", "Aula"],
    };
    expect(read(write(two)).events.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  test("puts what begins at two in the night under the day before", () => {
    const night = event(3, {
      start: new Date("2027-03-26T01:00:00Z"),
      end: new Date("2027-03-26T02:00:00Z"),
    });
    expect(read(write(schedule([night]))).events[0]).toMatchObject({ day: "2027-03-25", start: "02:00" });
    expect(lint(write(schedule([night])))).toEqual([]);
  });

  test("keeps every rule of what is written; without events, in a half-hour zone, on the day the clocks change too", () => {
    const summer = event(4, {
      start: new Date("2027-03-28T00:30:00Z"),
      end: new Date("2027-03-28T02:30:00Z"),
    });
    expect(lint(write(schedule([event(1), event(2, { room: "" }), summer])))).toEqual([]);
    expect(lint(write(schedule([])))).toEqual([]);
    expect(lint(write({ ...schedule([event(1)]), timeZone: "Asia/Kathmandu" }))).toEqual([]);
    const twice = schedule([event(1), { ...event(1), id: 2, guid: "no uuid", slug: "Wrong" }]);
    expect(lint(write({ ...twice, acronym: "it" })).length).toBeGreaterThan(1);
  });

  test("takes any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.constantFrom("]]>", "<script>", "&amp;", "\u0000\u0008", "\ud83d", 'a"b', "👩‍🌾"),
    );
    fc.assert(
      fc.property(text, text, (title, abstract) => {
        expect(read(write(schedule([event(1, { title, abstract })]))).events).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

test("acronyms have four characters at least and no hyphen", () => {
  expect(acronymOf("common-table", "trieste-2027")).toBe("trieste_2027");
  expect(acronymOf("common-table", "26")).toBe("common_table_26");
});
