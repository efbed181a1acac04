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
