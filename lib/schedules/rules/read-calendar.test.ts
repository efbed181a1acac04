import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCalendar } from "@/lib/agenda/rules/write-calendar";
import { slotGuid } from "./event-identity";
import { readSchedule } from "./read-schedule";

const read = (...lines: string[]) => readAll(lines);

function readAll(lines: readonly string[]) {
  const text = ["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR", ""].join("\r\n");
  return readSchedule(new TextEncoder().encode(text));
}

function eventsIn(...lines: string[]) {
  const file = read(...lines);
  if (!file.ok) throw new Error(file.reason);
  return file.value.events;
}

const vevent = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];

describe("an entry of a calendar", () => {
  test("is an event, with what it says unfolded and unescaped", () => {
    const [event] = eventsIn(
      ...vevent(
        "UID:talk-7@example.org",
        'SUMMARY;LANGUAGE="it";X-A="b:c;d":Pane\\, riso\\; sale e una riga molto lu',
        " nga\\\\fine",
        "DTSTART;TZID=Europe/Rome:20270503T093000",
        "DTEND;TZID=Europe/Rome:20270503T101500",
        "LOCATION:Aula 1",
        "DESCRIPTION:Words\\nmore",
        "X-ALT-DESC;FMTTYPE=text/html:<p>Rich <b>words</b></p>",
        "CATEGORIES:Food,Other",
        "URL:https://example.org/7",
        "STATUS:CONFIRMED",
      ),
    );
    expect(event).toMatchObject({
      at: { line: 2 },
      id: "talk-7@example.org",
      title: "Pane, riso; sale e una riga molto lunga\\fine",
      ...{ date: "2027-05-03T07:30:00.000Z", end: "2027-05-03T08:15:00.000Z" },
      ...{ room: "Aula 1", abstract: "<p>Rich <b>words</b></p>", track: "Food", language: "it", state: null },
      links: [{ url: "https://example.org/7" }],
    });
    expect(event?.guid).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ["DTSTART:20270503T073000Z", { date: "2027-05-03T07:30Z" }],
    ["DTSTART:20270503T093000", { date: "2027-05-03T09:30" }],
    ["DTSTART;TZID=/example.org/2027/Europe/Rome:20270503T093000", { date: "2027-05-03T07:30:00.000Z" }],
    ["DTSTART;TZID=Our Time:20270503T093000", { refusal: { reason: "zone-unknown", value: "Our Time" } }],
    ["DTSTART;VALUE=DATE:20270503", { refusal: { reason: "all-day", value: "20270503" } }],
    ["DTSTART;TZID=Europe/Rome:20270328T023000", { refusal: { reason: "no-such-time" } }],
    ["DTSTART:20271399T093000", { date: "20271399T093000" }],
    ["STATUS:CANCELLED", { state: "cancelled", date: null }],
  ])("%s", (line, said) => expect(eventsIn(...vevent("SUMMARY:Bread", line))[0]).toMatchObject(said));

  test("repeats, alarms, strange words and lines without a name are told", () => {
    const file = read(
      ...vevent(
        "SUMMARY:Bread",
        "RRULE:FREQ=DAILY",
        "BEGIN:VALARM",
        "TRIGGER:-PT5M",
        "END:VALARM",
        "X-ODD:1",
        "nonsense",
      ),
      ...["BEGIN:VTODO", "SUMMARY:Bake", "END:VTODO"],
    );
    const left = file.ok ? file.value.notRead.map(({ path, line, why }) => `${path} ${line} ${why}`) : [];
    expect(left.sort()).toEqual([
      "? 9 unknown",
      "VALARM 5 no-field",
      "VTODO 11 no-field",
      "event/RRULE 4 no-field",
      "event/X-ODD 8 unknown",
    ]);
  });
});

test("a calendar of ours says which session it means, and its time; what it puts together stays", () => {
  const guid = "0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e01";
  const entry = (ordinal: number) => ({
    ...{
      uid: `${guid}-${ordinal}@convivio`,
      sequence: 1,
      changed: new Date(0),
      cancelled: false,
      takesTime: true,
    },
    ...{ start: new Date("2027-05-03T07:30Z"), end: new Date("2027-05-03T08:15Z"), day: null },
    ...{
      title: "Bread, rice",
      description: "Ada Neri\n\nWords",
      location: "Hall, Via Uno 1",
      position: null,
    },
    ...{ category: "Food", address: "https://example.org/1" },
  });
  const entries = [entry(1), entry(2)];
  const calendar = { name: "Meeting", language: "en", timeZone: "Europe/Rome", released: null, entries };
  const file = readSchedule(new TextEncoder().encode(writeCalendar(calendar)));
  if (!file.ok) throw new Error(file.reason);
  expect(file.value).toMatchObject({ own: true, title: "Meeting", format: "icalendar" });
  expect(file.value.events).toMatchObject([
    { guid, title: "Bread, rice", date: "2027-05-03T07:30:00.000Z", room: null, abstract: null, links: [] },
    { guid: slotGuid(guid, 2) },
  ]);
});

test("lines that are folded inside a character are mended, and keep their numbers", () => {
  const text =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:caf\u00e9\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const bytes = Buffer.from(text).toString("latin1").replace("\u00c3\u00a9", "\u00c3\r\n \u00a9");
  const file = readSchedule(Buffer.from(bytes, "latin1"));
  expect(file.ok && file.value.events).toMatchObject([{ title: "caf\u00e9" }, { at: { line: 6 } }]);
  expect(readSchedule(Buffer.from("BEGIN:VCALENDAR\nSUMMARY:caf\xc3\n", "latin1"))).toMatchObject({
    ok: false,
  });
});

describe("a file that is no whole calendar", () => {
  test("is refused with its line", () => {
    expect(read("BEGIN:VEVENT", "SUMMARY:Bread")).toMatchObject({
      reason: "not-calendar",
      detail: { line: 4 },
    });
    expect(readSchedule(new TextEncoder().encode("BEGIN:VCALENDAR\nBEGIN:VEVENT\n"))).toMatchObject({
      reason: "not-calendar",
      detail: { line: 2 },
    });
    expect(read(...Array(100).fill("BEGIN:VEVENT"))).toMatchObject({ reason: "too-deep" });
    expect(read(...Array(5_001).fill(vevent("SUMMARY:Bread")).flat())).toMatchObject({ reason: "too-much" });
    expect(readAll(Array(400_001).fill("X:1"))).toMatchObject({ reason: "too-much" });
    expect(eventsIn()).toEqual([]);
  });

  test("whatever stands in it, it is read or refused, and quickly", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "BEGIN:VEVENT",
        "END:VEVENT",
        "DTSTART:20270503T093000",
        " folded",
        "BEGIN:VTIMEZONE",
        "__proto__:x",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => typeof read(...lines).ok === "boolean"),
    );
    const started = performance.now();
    const large = [`SUMMARY:${"\\".repeat(1_000_000)}`, `DESCRIPTION:${'";'.repeat(500_000)}`];
    readAll(["BEGIN:VEVENT", ...large, ...Array(50_000).fill(" x"), "END:VEVENT"]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
