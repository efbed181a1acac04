import { describe, expect, test } from "vitest";
import { readWrittenClock, readWrittenTime } from "./written-times";

test.each([
  ["9:30", "09:30"],
  ["09.30", "09:30"],
  ["9h30", "09:30"],
  ["9 h", "09:00"],
  ["14 Uhr", "14:00"],
  ["14.30 Uhr", "14:30"],
  ["ore 9.30", "09:30"],
  ["2:30 pm", "14:30"],
  ["12 am", "00:00"],
  ["12 PM", "12:00"],
  ["09:30:00", "09:30"],
  ["9", "09:00"],
])("%s as a time of day", (written, clock) => expect(readWrittenClock(written)).toBe(clock));

test.each(["", "25:00", "9:75", "13 pm", "0 am", "noon", "9:30 and more"])("%s is none", (written) =>
  expect(readWrittenClock(written)).toBeNull(),
);

describe("a cell of times", () => {
  const read = (written: string) =>
    Object.fromEntries(
      Object.entries(readWrittenTime(written, "day-first") ?? { none: true }).filter(
        ([, said]) => said !== null,
      ),
    );
  test.each([
    ["2027-10-11T09:30", { moment: "2027-10-11T09:30" }],
    ["2027-10-11 09:30:00", { moment: "2027-10-11T09:30" }],
    ["20271011T093000Z", { moment: "2027-10-11T09:30Z" }],
    ["2027-10-08T07:30:00.000Z", { moment: "2027-10-08T07:30Z" }],
    ["2027-10-11T09:30:00+02:00", { moment: "2027-10-11T09:30+02:00" }],
    ["11/10/2027 9.30", { moment: "2027-10-11T09:30" }],
    ["lunedì 11 ottobre, 9.30–10.15", { day: "--10-11", clock: "09:30", until: "10:15" }],
    ["9:30-10:15", { clock: "09:30", until: "10:15" }],
    ["14–15 Uhr", { clock: "14:00", until: "15:00" }],
    ["11.10.2027", { day: "2027-10-11" }],
    ["9-10", { day: "--10-09" }],
    ["soon", { none: true }],
  ])("%s", (written, said) => expect(read(written)).toEqual(said));
});
