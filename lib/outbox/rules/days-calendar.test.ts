import { expect, test } from "vitest";
import { type DaysCalendar, writeDaysCalendar } from "./days-calendar";
import type { MailFacts } from "./mail-facts";

const FACTS: MailFacts = {
  school: "Common Table, School",
  edition: "Trieste 2027",
  colours: [],
  days: [
    {
      date: "2027-10-07",
      startsAt: new Date("2027-10-07T06:15:00Z"),
      endsAt: new Date("2027-10-07T16:00:00Z"),
    },
    { date: "2027-10-08", startsAt: null, endsAt: null },
  ],
  timeZone: "Europe/Rome",
  mode: "on_site",
  venue: "Old Warehouse",
  address: "",
  city: "Trieste",
  hasProgramme: false,
  contact: "school@convivio.example",
  controller: { name: 'Federation "Example"', contact: "privacy@convivio.example" },
  stands: "ahead",
  takes: true,
  registration: null,
};
const CALENDAR: DaysCalendar = {
  registrationId: "0197-id",
  version: 3,
  cancelled: false,
  stamp: new Date("2027-08-25T10:00:00Z"),
  address: "https://convivio.example/en/schools/s/e",
};
const values = (text: string | null, name: string) =>
  [...(text ?? "").matchAll(new RegExp(`^${name}[;:](.*)\\r$`, "gm"))].map((found) => found[1]);

test("a place: every day in the edition's zone, a day without times whole, nothing asked", () => {
  const text = writeDaysCalendar(FACTS, CALENDAR);
  expect(values(text, "METHOD")).toEqual(["PUBLISH"]);
  expect(values(text, "UID")).toEqual(["0197-id-2027-10-07@convivio", "0197-id-2027-10-08@convivio"]);
  expect(values(text, "DTSTART").slice(-2)).toEqual([
    "TZID=Europe/Rome:20271007T081500",
    "VALUE=DATE:20271008",
  ]);
  expect(values(text, "DTEND").slice(-2)).toEqual([
    "TZID=Europe/Rome:20271007T180000",
    "VALUE=DATE:20271009",
  ]);
  expect(values(text, "SUMMARY")[0]).toBe("Common Table\\, School\\, Trieste 2027");
  expect(values(text, "ORGANIZER")[0]).toBe(`CN="Federation  Example ":mailto:school@convivio.example`);
  expect(text).not.toMatch(/ATTENDEE|RSVP/);
  for (const line of (text ?? "").split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test("a night that ends in the hour the clocks show twice is told in UTC", () => {
  const days = [
    {
      date: "2027-10-30",
      startsAt: new Date("2027-10-30T20:00:00Z"),
      endsAt: new Date("2027-10-31T01:30:00Z"),
    },
  ];
  const text = writeDaysCalendar({ ...FACTS, days }, CALENDAR);
  expect(values(text, "DTSTART").at(-1)).toBe("20271030T200000Z");
  expect(values(text, "DTEND")).toEqual(["20271031T013000Z"]);
});

test("a place that is gone: the same UIDs, cancelled, a higher sequence", () => {
  const given = writeDaysCalendar(FACTS, CALENDAR);
  const gone = writeDaysCalendar(FACTS, { ...CALENDAR, cancelled: true });
  expect(values(gone, "METHOD")).toEqual(["CANCEL"]);
  expect(values(gone, "UID")).toEqual(values(given, "UID"));
  expect(values(gone, "STATUS")).toEqual(["CANCELLED", "CANCELLED"]);
  expect(Number(values(gone, "SEQUENCE")[0])).toBeGreaterThan(Number(values(given, "SEQUENCE")[0]));
});

test("no days yet: no file", () => {
  expect(writeDaysCalendar({ ...FACTS, days: [] }, CALENDAR)).toBeNull();
});

test("where: the city once, and no venue of an edition that is only online", () => {
  const placementOf = (facts: Partial<MailFacts>) =>
    values(writeDaysCalendar({ ...FACTS, ...facts }, CALENDAR), "LOCATION")[0];
  expect(placementOf({})).toBe("Old Warehouse\\, Trieste");
  expect(placementOf({ address: "Quay 4, 34121 Trieste" })).toBe("Old Warehouse\\, Quay 4\\, 34121 Trieste");
  expect(placementOf({ mode: "online" })).toBeUndefined();
});

test("a day without times, typed by hand: the whole file, with no zone that nothing asks for", () => {
  const days = [{ date: "2027-10-08", startsAt: null, endsAt: null }];
  const written = writeDaysCalendar({ ...FACTS, days }, { ...CALENDAR, note: "Bring a plate." });
  expect(written?.split("\r\n")).toEqual([
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Convivio//Registration//EN", "CALSCALE:GREGORIAN"],
    ...["METHOD:PUBLISH", "BEGIN:VEVENT", "UID:0197-id-2027-10-08@convivio", "DTSTAMP:20270825T100000Z"],
    ...["SEQUENCE:6", "STATUS:CONFIRMED", "DTSTART;VALUE=DATE:20271008", "DTEND;VALUE=DATE:20271009"],
    ...["SUMMARY:Common Table\\, School\\, Trieste 2027", "DESCRIPTION:Bring a plate."],
    "LOCATION:Old Warehouse\\, Trieste",
    `ORGANIZER;CN="Federation  Example ":mailto:school@convivio.example`,
    ...["URL:https://convivio.example/en/schools/s/e", "END:VEVENT", "END:VCALENDAR", ""],
  ]);
});

test("without a note, a place or an end there are no lines for them; a cancellation has no note", () => {
  const days = [{ date: "2027-10-07", startsAt: new Date("2027-10-07T06:15:00Z"), endsAt: null }];
  const namesOf = (calendar: Partial<DaysCalendar>) => {
    const text = writeDaysCalendar({ ...FACTS, days, mode: "online" }, { ...CALENDAR, ...calendar }) ?? "";
    const event = text.slice(text.indexOf("BEGIN:VEVENT"));
    return event.split("\r\n").flatMap((line) => /^([A-Z]+)[;:]/.exec(line)?.[1] ?? []);
  };
  const plain = ["BEGIN", "UID", "DTSTAMP", "SEQUENCE", "STATUS", "DTSTART", "SUMMARY", "ORGANIZER", "URL"];
  expect(namesOf({})).toEqual([...plain, "END", "END"]);
  expect(namesOf({ cancelled: true, note: "Bring a plate." })).toEqual([...plain, "END", "END"]);
  expect(namesOf({ note: "Bring a plate." })).toContain("DESCRIPTION");
});

test("the zone is told with every change of the clocks between the first moment and the last", () => {
  const zoneOf = (days: MailFacts["days"]) => {
    const text = writeDaysCalendar({ ...FACTS, days }, CALENDAR) ?? "";
    return text.slice(text.indexOf("BEGIN:VTIMEZONE"), text.indexOf("BEGIN:VEVENT"));
  };
  const early = { date: "2027-03-20", startsAt: new Date("2027-03-20T08:00:00Z"), endsAt: null };
  const late = { date: "2029-11-20", startsAt: new Date("2029-11-20T08:00:00Z"), endsAt: null };
  const summers = (days: MailFacts["days"]) => zoneOf(days).match(/BEGIN:DAYLIGHT/g)?.length ?? 0;
  expect(zoneOf([early, late])).toContain("TZID:Europe/Rome");
  expect(zoneOf([late, early])).toBe(zoneOf([early, late]));
  expect(summers([early, late])).toBeGreaterThan(summers([early]));
  expect(summers([early, late])).toBeGreaterThan(summers([late]));
});
