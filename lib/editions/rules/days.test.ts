import { expect, test } from "vitest";
import { dayTimes } from "./days";
import { localInstant } from "./local-time";

const ROME = "Europe/Rome";
const at = (text: string | null) => (text === null ? null : new Date(text));

test.each<[string, string, string | null, string | null, string | null, string | null]>([
  ["its hours", "2027-10-08", "09:00", "18:00", "2027-10-08T07:00Z", "2027-10-08T16:00Z"],
  ["no hours", "2027-10-08", null, null, null, null],
  ["only a beginning", "2027-10-08", "09:00", null, "2027-10-08T07:00Z", null],
  ["only an end, which is of the day itself", "2027-10-08", null, "02:00", null, "2027-10-08T00:00Z"],
  ["an end after midnight", "2027-10-08", "20:00", "02:00", "2027-10-08T18:00Z", "2027-10-09T00:00Z"],
  [
    "an end at the hour it began, a day later",
    "2027-10-08",
    "09:00",
    "09:00",
    "2027-10-08T07:00Z",
    "2027-10-09T07:00Z",
  ],
  [
    "the hour that comes twice, whole",
    "2027-10-31",
    "02:15",
    "02:45",
    "2027-10-31T00:15Z",
    "2027-10-31T01:45Z",
  ],
  [
    "an end in the night that comes twice",
    "2027-10-30",
    "20:00",
    "02:30",
    "2027-10-30T18:00Z",
    "2027-10-31T01:30Z",
  ],
])("a day with %s", (_name, date, starts, ends, startsAt, endsAt) => {
  expect(dayTimes({ date, starts, ends }, ROME)).toEqual({
    ok: true,
    value: { startsAt: at(startsAt), endsAt: at(endsAt) },
  });
});

test("a day that says both ends after it begins, also in the nights in which the clocks change", () => {
  const hours = [...Array(48).keys()].map(
    (half) => `${String(half >> 1).padStart(2, "0")}:${half % 2 ? "30" : "00"}`,
  );
  const nights = [
    [ROME, "2027-03-27"],
    [ROME, "2027-03-28"],
    [ROME, "2027-10-30"],
    [ROME, "2027-10-31"],
    // Half an hour back; and back over midnight.
    ["Australia/Lord_Howe", "2027-04-04"],
    ["America/Havana", "2027-11-06"],
    ["America/Havana", "2027-11-07"],
    ["America/Sao_Paulo", "2018-02-17"],
  ] as const;
  let said = 0;
  for (const [zone, date] of nights)
    for (const starts of hours)
      for (const ends of hours) {
        const times = dayTimes({ date, starts, ends }, zone);
        if (!times.ok) continue;
        said += 1;
        const { startsAt, endsAt } = times.value;
        expect(Number(endsAt), `${zone} ${date} ${starts}–${ends}`).toBeGreaterThan(Number(startsAt));
      }
  expect(said).toBeGreaterThan(nights.length * hours.length * 40);
});

test.each([
  ["begins", { starts: "02:30", ends: "18:00" }],
  ["ends", { starts: null, ends: "02:30" }],
])("a day that %s at an hour the clocks jump over is refused with the nearest ones", (_name, times) => {
  expect(dayTimes({ date: "2027-03-28", ...times }, ROME)).toEqual({
    ok: false,
    reason: "no-such-time",
    detail: { before: "01:59", after: "03:00" },
  });
});

test("an hour that the clocks show twice asks which, unless one was chosen", () => {
  const [earlier, later] = ["2027-10-31T00:30:00.000Z", "2027-10-31T01:30:00.000Z"] as const;
  const asks = { ok: false, reason: "ambiguous-time", detail: { earlier, later } };
  expect(localInstant("2027-10-31", "02:30", ROME, null)).toEqual(asks);
  expect(localInstant("2027-10-31", "02:30", ROME, "earlier")).toEqual({
    ok: true,
    value: new Date(earlier),
  });
  expect(localInstant("2027-10-31", "02:30", ROME, "later")).toEqual({ ok: true, value: new Date(later) });
});
