import { describe, expect, test } from "vitest";
import { isPast, whyClosed } from "./replies";

const OPEN = { settled: false, until: null, reply: null, named: false } as const;
const NOW = new Date("2027-03-10T12:00:00Z");
const why = (change: Partial<Parameters<typeof whyClosed>[0]>, now = NOW, zone = "Europe/Rome") =>
  whyClosed({ ...OPEN, ...change }, now, zone);

describe("a speaker may reply", () => {
  test.each([
    ["as long as nothing is said and nothing is published", {}, null],
    ["once the session was published without their word", { named: true }, null],
    ["otherwise than before, until a release names them", { reply: "confirmed" }, null],
    ["otherwise than before, where they declined and no release names them", { reply: "declined" }, null],
    ["not otherwise once a release names them", { reply: "confirmed", named: true }, "released"],
    ["not once the last day is over", { until: "2027-03-09" }, "deadline"],
    ["not for the first time either", { until: "2027-03-09", named: true }, "deadline"],
    ["on the last day itself", { until: "2027-03-10" }, null],
    [
      "not of what is over or cancelled, whatever else",
      { settled: true, until: "2027-03-09", reply: "confirmed", named: true },
      "over",
    ],
  ] as const)("%s", (_name, change, expected) => {
    expect(why(change)).toBe(expected);
  });
});

describe("the last day ends with its own midnight where the edition is", () => {
  test.each([
    ["Europe/Rome", "2027-03-10T22:59:59.999Z", false],
    ["Europe/Rome", "2027-03-10T23:00:00Z", true],
    ["Asia/Kathmandu", "2027-03-10T18:14:59Z", false],
    ["Asia/Kathmandu", "2027-03-10T18:15:00Z", true],
    ["Pacific/Honolulu", "2027-03-11T09:59:59Z", false],
    ["Pacific/Honolulu", "2027-03-11T10:00:00Z", true],
  ])("%s at %s", (zone, now, past) => {
    expect(isPast("2027-03-10", new Date(now), zone)).toBe(past);
  });

  test("also on the day on which the clocks change", () => {
    expect(isPast("2027-03-28", new Date("2027-03-28T21:59:59Z"), "Europe/Rome")).toBe(false);
    expect(isPast("2027-03-28", new Date("2027-03-28T22:00:00Z"), "Europe/Rome")).toBe(true);
  });

  test("none is never over", () => {
    expect(isPast(null, new Date("2999-01-01"), "UTC")).toBe(false);
  });
});
