import { describe, expect, test } from "vitest";
import { dayAmong, isUnclearDay, readWrittenDay } from "./written-days";

describe("a day as people write it", () => {
  test.each([
    ["2027-10-11", "2027-10-11"],
    ["2027/10/1", "2027-10-01"],
    ["20271011", "2027-10-11"],
    ["11.10.2027", "2027-10-11"],
    ["11/10/27", "2027-10-11"],
    ["1-2-2027", "2027-02-01"],
    ["10/13/2027", "2027-10-13"],
    ["Monday 11 October 2027", "2027-10-11"],
    ["lunedì 11 ottobre 2027", "2027-10-11"],
    ["lundi 1er août 2027", "2027-08-01"],
    ["lunes, 11 de octubre de 2027", "2027-10-11"],
    ["Mo, 11. Okt. 2027", "2027-10-11"],
    ["Samstag, 3. März 2027", "2027-03-03"],
    ["October 11th, 2027", "2027-10-11"],
    ["11 ottobre", "--10-11"],
    ["11.10.", "--10-11"],
    ["29.2.", "--02-29"],
  ])("%s", (written, day) => expect(readWrittenDay(written, "day-first")).toBe(day));

  test.each([
    "",
    "soon",
    "31.2.2027",
    "29.2.2027",
    "12/13/14/15",
    "11",
    "2027",
    "October",
    "45 October 2027",
  ])("%s is none", (written) => expect(readWrittenDay(written, "day-first")).toBeNull());

  test("the month comes first where that is said, and nothing tells otherwise", () => {
    expect(readWrittenDay("3/4/2027", "month-first")).toBe("2027-03-04");
    expect(readWrittenDay("3.4.2027", "month-first")).toBe("2027-04-03");
    expect(readWrittenDay("13/4/2027", "month-first")).toBe("2027-04-13");
    const written = ["3/4/2027", "3/4", "3.4.2027", "13/4/2027", "4/4/2027", "soon"];
    expect(written.filter(isUnclearDay)).toEqual(["3/4/2027", "3/4"]);
  });
});

test("a day of an edition by its weekday, its number and without its year", () => {
  const days = ["2027-10-08", "2027-10-09", "2027-10-15"];
  expect(["Saturday", "sab", "Day 2", "2", "--10-09"].map((word) => dayAmong(days, word))).toEqual(
    Array(5).fill("2027-10-09"),
  );
  // Two Fridays, and none of these.
  expect(["Friday", "Day 4", "0", "--10-10", "__proto__"].map((word) => dayAmong(days, word))).toEqual(
    Array(5).fill(null),
  );
});
