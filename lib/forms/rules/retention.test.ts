import { expect, test } from "vitest";
import { retentionOf } from "./retention";

const asked = (retentionDays: number, sensitive = false) => ({
  kind: "text" as const,
  sensitive,
  retentionDays,
});

test.each<[string, string | null, Parameters<typeof retentionOf>[1], string | null, string | null]>([
  ["counted from the last day", "2027-10-09", [asked(365), asked(30, true)], "2028-10-08", "2027-11-08"],
  [
    "the longest of its kind",
    "2027-10-09",
    [asked(10), asked(1), asked(3, true), asked(2, true)],
    "2027-10-19",
    "2027-10-12",
  ],
  ["nothing sensitive asked", "2027-10-09", [asked(1)], "2027-10-10", null],
  ["nothing else asked", "2027-10-09", [asked(1, true)], null, "2027-10-10"],
  ["nothing asked", "2027-10-09", [], null, null],
  ["a heading asks nothing", "2027-10-09", [{ ...asked(365), kind: "heading" }], null, null],
  ["no last day yet", null, [asked(365), asked(30, true)], null, null],
])("until when answers are held: %s", (_name, lastDay, questions, answers, sensitive) => {
  expect(retentionOf(lastDay, questions)).toEqual({ answers, sensitive });
});
