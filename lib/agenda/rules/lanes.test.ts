import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, laneColumns, lanesOf } from "./lanes";

const span = (start: number, end: number) => ({ start, end });

describe("lanes", () => {
  test.each([
    ["alone", [span(0, 4)], ["1/1"]],
    ["touching", [span(0, 4), span(4, 8)], ["1/1", "1/1"]],
    ["the same time", [span(0, 4), span(0, 4)], ["1/2", "2/2"]],
    ["three", [span(0, 4), span(0, 4), span(1, 2)], ["1/3", "2/3", "3/3"]],
    ["a chain of partial overlaps", [span(0, 4), span(3, 8), span(7, 9)], ["1/2", "2/2", "1/2"]],
    ["after the chain", [span(0, 4), span(3, 8), span(8, 9)], ["1/2", "2/2", "1/1"]],
    ["the longer one first", [span(0, 1), span(0, 9), span(1, 2)], ["2/2", "1/2", "2/2"]],
  ])("%s", (_name, spans, expected) => {
    expect(lanesOf(spans).map(({ lane, lanes }) => `${lane + 1}/${lanes}`)).toEqual(expected);
  });

  test("nothing lies on anything, nothing is out of its columns, and no lane is wasted", () => {
    const anySpan = fc
      .record({ start: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 1, max: 9 }) })
      .map(({ start, length }) => span(start, start + length));
    fc.assert(
      fc.property(fc.array(fc.array(anySpan, { maxLength: 12 }), { maxLength: 3 }), (groups) => {
        const lanes = groups.map(lanesOf);
        const columns = laneColumns(lanes, 2);
        const cells = new Set<string>();
        for (const [index, spans] of groups.entries()) {
          const group = columns[index];
          if (!group) throw new Error("no columns");
          for (const [place, { start, end }] of spans.entries()) {
            const lane = lanes[index]?.[place];
            if (!lane) throw new Error("no lane");
            const { first, span: wide } = columnsOf(lane, group);
            expect(wide).toBeGreaterThan(0);
            expect(first).toBeGreaterThanOrEqual(group.first);
            expect(first + wide).toBeLessThanOrEqual(group.first + group.columns);
            for (let row = start; row < end; row += 1)
              for (let column = first; column < first + wide; column += 1) {
                const cell = `${column}/${row}`;
                expect(cells.has(cell), cell).toBe(false);
                cells.add(cell);
              }
          }
          const atOnce = spans.map(({ start }) =>
            spans.filter((one) => one.start <= start && one.end > start),
          );
          expect(group.columns).toBe(Math.max(1, ...atOnce.map((here) => here.length)));
        }
      }),
    );
  });
});
