import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintCalendar, lintNextCalendar } from "../fixtures/lint-calendar";
import { type Calendar, writeCalendar } from "./write-calendar";

const entry = (choice: Partial<Calendar["entries"][number]> = {}): Calendar["entries"][number] => ({
  uid: "0192f7a8-7c3e-7d10-8a51-3b1c0d2e4f61-1@convivio",
  sequence: 0,
  changed: new Date("2027-01-10T12:00:00Z"),
  cancelled: false,
  start: new Date("2027-03-28T08:00:00Z"),
  end: new Date("2027-03-28T09:30:00Z"),
  day: null,
  takesTime: true,
  title: "What do we owe the street?",
  description: "",
  location: "Sala Grande, Trieste",
  position: null,
  category: null,
  address: "https://school.example/en/schools/s/e/sessions/1-what",
  ...(choice as object),
});
const calendar = (choice: Partial<Calendar> = {}): Calendar => ({
  name: "Common Table School, Trieste 2027",
  language: "en",
  timeZone: "Europe/Rome",
  released: new Date("2027-01-10T12:00:00Z"),
  entries: [entry()],
  ...choice,
});

const readText = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, sign) => (sign.toLowerCase() === "n" ? "\n" : sign));

describe("a calendar", () => {
  test("has its zone, local times and stable stamps", () => {
    const { problems, lines } = lintCalendar(writeCalendar(calendar()));
    expect(problems).toEqual([]);
    expect(lines).toContain("DTSTART;TZID=Europe/Rome:20270328T100000");
    expect(lines).toContain("DTSTAMP:20270110T120000Z");
    expect(lines).toContain("STATUS:CONFIRMED");
    expect(lines.filter((line) => line === "BEGIN:VTIMEZONE")).toHaveLength(1);
    expect(lines.join()).not.toContain("METHOD");
    expect(writeCalendar(calendar())).toBe(writeCalendar(calendar()));
  });

  test("says everything that is known of it and of an entry", () => {
    const whole = entry({
      sequence: 4,
      takesTime: false,
      description: "Bring boots",
      category: "Work, paid",
      title: "A; B",
      position: { latitude: 45.6495, longitude: 13.7768 },
    });
    const { lines } = lintCalendar(writeCalendar(calendar({ entries: [whole], language: "it" })));
    expect(lines.slice(0, 9)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Convivio//Agenda//IT",
      "CALSCALE:GREGORIAN",
      "NAME:Common Table School\\, Trieste 2027",
      "X-WR-CALNAME:Common Table School\\, Trieste 2027",
      "X-WR-TIMEZONE:Europe/Rome",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H",
    ]);
    expect(lines.slice(lines.indexOf("BEGIN:VEVENT"))).toEqual([
      "BEGIN:VEVENT",
      "UID:0192f7a8-7c3e-7d10-8a51-3b1c0d2e4f61-1@convivio",
      "DTSTAMP:20270110T120000Z",
      "LAST-MODIFIED:20270110T120000Z",
      "SEQUENCE:4",
      "STATUS:CONFIRMED",
      "DTSTART;TZID=Europe/Rome:20270328T100000",
      "DTEND;TZID=Europe/Rome:20270328T113000",
      "TRANSP:TRANSPARENT",
      "SUMMARY:A\\; B",
      "DESCRIPTION:Bring boots",
      "LOCATION:Sala Grande\\, Trieste",
      "GEO:45.6495;13.7768",
      "CATEGORIES:Work\\, paid",
      "URL:https://school.example/en/schools/s/e/sessions/1-what",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  test("leaves out what is not known", () => {
    const { lines } = lintCalendar(writeCalendar(calendar({ entries: [entry({ location: "" })] })));
    expect(lines.join("\n")).not.toMatch(/TRANSP|DESCRIPTION|LOCATION|GEO|CATEGORIES/);
  });

  test("tells the clocks of the zone around the change", () => {
    const { lines } = lintCalendar(writeCalendar(calendar()));
    const change = lines.indexOf("DTSTART:20270328T020000");
    expect(lines.slice(change - 1, change + 3)).toEqual([
      "BEGIN:DAYLIGHT",
      "DTSTART:20270328T020000",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
    ]);
    const nepal = lintCalendar(writeCalendar(calendar({ timeZone: "Asia/Kathmandu" })));
    expect(nepal.problems).toEqual([]);
    expect(nepal.lines).toContain("TZOFFSETTO:+0545");
    expect(nepal.lines).toContain("DTSTART;TZID=Asia/Kathmandu:20270328T134500");
  });

  test("tells the changes from a year before the first of its moments to a year after the last, in any order", () => {
    const times = ["2028-06-01", "2026-06-01", "2027-06-01"].map((day) =>
      entry({ uid: day, start: new Date(`${day}T08:00:00Z`), end: new Date(`${day}T09:00:00Z`) }),
    );
    const { lines } = lintCalendar(writeCalendar(calendar({ entries: times })));
    const changes = lines.filter((line) => /^DTSTART:\d+T\d+$/.test(line)).map((line) => line.slice(8, 14));
    expect(changes).toEqual([
      ...["202505", "202510", "202603", "202610", "202703"],
      ...["202710", "202803", "202810", "202903"],
    ]);
    const days = calendar({ entries: [entry({ start: null, end: null, day: "2027-12-31" })] });
    expect(writeCalendar(days)).toContain("DTSTART:20270328T020000");
    expect(writeCalendar(days)).not.toContain("DTSTART:20280326T020000");
  });

  test("tells whole days, which end before the next begins and take nobody's time", () => {
    const whole = entry({ start: null, end: null, day: "2027-12-31", takesTime: false });
    const { problems, lines } = lintCalendar(writeCalendar(calendar({ entries: [whole] })));
    expect(problems).toEqual([]);
    expect(lines).toContain("DTSTART;VALUE=DATE:20271231");
    expect(lines).toContain("DTEND;VALUE=DATE:20280101");
    expect(lines).toContain("TRANSP:TRANSPARENT");
  });

  test("without sessions, and with a cancelled one, is a calendar", () => {
    expect(lintCalendar(writeCalendar(calendar({ entries: [], released: null }))).problems).toEqual([]);
    expect(lintCalendar(writeCalendar(calendar({ entries: [entry({ cancelled: true })] }))).lines).toContain(
      "STATUS:CANCELLED",
    );
  });

  test("tells a night that a change of clocks makes longer, and one across midnight", () => {
    const night = entry({ start: new Date("2027-10-30T22:00:00Z"), end: new Date("2027-10-31T03:00:00Z") });
    const { problems, lines } = lintCalendar(writeCalendar(calendar({ entries: [night] })));
    expect(problems).toEqual([]);
    expect(lines).toContain("DTSTART;TZID=Europe/Rome:20271031T000000");
    expect(lines).toContain("DTEND;TZID=Europe/Rome:20271031T040000");
    const late = lintCalendar(
      writeCalendar(
        calendar({
          entries: [{ ...night, position: { latitude: 9.9, longitude: 76 } }],
          timeZone: "Asia/Kolkata",
        }),
      ),
    );
    expect(late.problems).toEqual([]);
    expect(late.lines).toContain("DTSTART;TZID=Asia/Kolkata:20271031T033000");
    expect(late.lines).toContain("GEO:9.9;76");
  });

  test("writes in UTC what lies in the hour that the clocks show twice, and only that", () => {
    const times = [
      ["2027-10-31T00:30:00Z", "2027-10-31T00:45:00Z"],
      ["2027-10-31T01:30:00Z", "2027-10-31T01:45:00Z"],
      ["2027-10-30T21:30:00Z", "2027-10-31T01:30:00Z"],
      ["2027-10-31T02:00:00Z", "2027-10-31T03:00:00Z"],
    ].map(([start = "", end = ""], index) =>
      entry({ uid: `${index}@convivio`, start: new Date(start), end: new Date(end) }),
    );
    const { problems, entries } = lintCalendar(writeCalendar(calendar({ entries: times })));
    expect(problems).toEqual([]);
    const said = entries.map((one) => ["DTSTART", "DTEND"].map((name) => one.get(name)?.value));
    expect(said).toEqual([
      ["20271031T003000Z", "20271031T004500Z"],
      ["20271031T013000Z", "20271031T014500Z"],
      ["20271030T213000Z", "20271031T013000Z"],
      ["20271031T030000", "20271031T040000"],
    ]);
    expect(entries.map((one) => one.get("DTSTART")?.parameters)).toEqual(["", "", "", ";TZID=Europe/Rome"]);
  });

  test("of the next version says what moved; a lint that does not see it would be none", () => {
    const before = lintCalendar(writeCalendar(calendar()));
    const end = new Date("2027-03-28T10:30:00Z");
    const quiet = lintCalendar(writeCalendar(calendar({ entries: [entry({ end })] })));
    const said = lintCalendar(writeCalendar(calendar({ entries: [entry({ end, sequence: 1 })] })));
    expect(lintNextCalendar(before, said)).toEqual([]);
    expect(lintNextCalendar(before, quiet)).toEqual([expect.stringContaining("DTEND changed")]);
    expect(lintNextCalendar(said, quiet)).toEqual([expect.stringContaining("went down")]);
    expect(lintNextCalendar(before, { ...quiet, entries: [] })).toEqual([expect.stringContaining("is gone")]);
  });

  test("takes any title and says the same when it is read", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom("a,b;c\\d\ne", "Ä".repeat(300), "👩‍🌾".repeat(60), "\r\nBEGIN:VEVENT", "x\u0000y"),
    );
    fc.assert(
      fc.property(nasty, nasty, (title, description) => {
        const clean = title.replace(/[\ud800-\udfff]/g, (half, at: number) =>
          /[\ud800-\udbff][\udc00-\udfff]/.test(title.slice(Math.max(0, at - 1), at + 2)) ? half : "",
        );
        const { problems, lines } = lintCalendar(
          writeCalendar(calendar({ name: clean, entries: [entry({ title: clean, description })] })),
        );
        expect(problems.filter((problem) => !problem.includes("broken character"))).toEqual([]);
        const summary = lines.find((line) => line.startsWith("SUMMARY:"))?.slice(8) ?? "";
        const expected = clean.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ");
        expect(readText(summary)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});
