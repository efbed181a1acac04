import { describe, expect, test } from "vitest";
import { PasteSchema, type TypedRow } from "../schema/pasted";
import { readPastedList } from "./pasted-list";
import { judgeRows, typedRows } from "./pasted-rows";

const NOBODY = { here: [], before: [], themes: [], titles: new Set<string>() };

/** What a form with these rows sends. */
const sent = (rows: readonly TypedRow[]) => ({
  ...{ school: "s", edition: "e", locale: "en", step: "apply", language: "en", kind: "workshop" },
  ...Object.fromEntries(
    rows.flatMap((row, at) =>
      Object.entries(row).map(([key, value]) => [`rows.${at}.${key}`, value === null ? "" : String(value)]),
    ),
  ),
});

describe("rows of a list", () => {
  test.each([
    ["a long text where the theme would be", `Bread – Ada Neri (Alfa) – ${"words ".repeat(230)}`],
    ["a long text of characters of two halves", `Bread – Ada Neri (Alfa) – x${"\u{1F35E}".repeat(400)}`],
    ["a long text in brackets", `Bread – Ada Neri (Alfa) [${"w".repeat(160)}]`],
    ["many people", `Bread – ${Array.from({ length: 200 }, (_, at) => `Ada N${at}`).join("; ")}`],
    [
      "where all of many people come from",
      `Title;Speaker;Coop\nBread;"${"Ada;".repeat(60)}";${"x".repeat(900)}`,
    ],
    ["a long title", `${"Bread ".repeat(60)}– Ada Neri`],
  ])("whatever was read can be sent again as it is shown: %s", (_, line) => {
    const { rows, left } = readPastedList(line, []);
    expect(rows.length + left.filter(({ why }) => why !== "headings").length).toBe(1);
    const typed = typedRows({ rows, left }, [], "workshop");
    const read = PasteSchema.safeParse(sent(typed));
    expect(read.success && read.data.rows.map(({ row: _row, ...one }) => one)).toEqual(typed);
  });

  test("a hundred rows of many people are compared with many in a moment", () => {
    const here = Array.from({ length: 2_000 }, (_, at) => ({
      id: String(at),
      name: `Ada Neri ${at}`,
      affiliation: "A",
    }));
    const people = Array.from({ length: 60 }, (_, at) => `Ada Neri ${at}`).join(";");
    const row = { title: "Bread", people, minutes: "", theme: null, said: "", kind: "workshop" as const };
    const began = performance.now();
    const judged = judgeRows(
      Array.from({ length: 100 }, () => row),
      { ...NOBODY, here },
    );
    expect(judged.every(({ problems }) => Object.keys(problems).length === 0)).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
