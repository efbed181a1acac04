import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { CARD_HEIGHT, CARD_WIDTH, type Card, drawCard } from "./card";
import { cutLines, linesOf, outlines, widthOf, writable } from "./lettering";
import { makeSheet } from "./sheet";

describe("a sheet", () => {
  const darkness = (pixels: Buffer) => {
    let sum = 0;
    for (let at = 0; at < pixels.length; at += 3) sum += (255 - (pixels[at] ?? 0)) / 255;
    return sum;
  };

  test.each([
    [
      "whole pixels",
      [
        [2, 2],
        [12, 2],
        [12, 7],
        [2, 7],
      ],
      50,
    ],
    [
      "parts of pixels",
      [
        [2.25, 2.5],
        [12.75, 2.5],
        [12.75, 7.25],
        [2.25, 7.25],
      ],
      10.5 * 4.75,
    ],
    [
      "a flat triangle",
      [
        [1, 1],
        [19, 2],
        [1, 3],
      ],
      18,
    ],
    [
      "a steep triangle",
      [
        [3, 0],
        [5, 20],
        [1, 20],
      ],
      40,
    ],
    [
      "a diamond",
      [
        [10, 1],
        [19, 10],
        [10, 19],
        [1, 10],
      ],
      162,
    ],
    [
      "what stands over the edge",
      [
        [-10, -10],
        [10, -10],
        [10, 10],
        [-10, 10],
      ],
      100,
    ],
  ] as const)("is covered by exactly the area: %s", (_what, corners, area) => {
    const sheet = makeSheet(20, 20, "#ffffff");
    sheet.paint([corners.map(([x, y]) => ({ x, y }))], "#000000");
    expect(Math.abs(darkness(sheet.pixels) - area)).toBeLessThan(area * 0.005 + 0.1);
  });

  test("has a hole where a shape runs the other way", () => {
    const ring = (by: number) => [
      { x: by, y: by },
      { x: 20 - by, y: by },
      { x: 20 - by, y: 20 - by },
      { x: by, y: 20 - by },
    ];
    const sheet = makeSheet(20, 20, "#ffffff");
    sheet.paint([ring(2), ring(6).reverse()], "#000000");
    expect(Math.round(darkness(sheet.pixels))).toBe(256 - 64);
  });
});

describe("letters", () => {
  test("of every language of the house and of Greek and Cyrillic are there; what is not is left out", () => {
    for (const text of [
      "Übergröße – «¿Qué?» L’été à Łódź, ő ű ș ț ě ř",
      "Σχολείο Συνεταιρισμών",
      "Школа їжі, ђ ј љ",
    ])
      expect(writable(text)).toBe(text);
    expect(writable("Genossen\u00adschaft  2027")).toBe("Genossenschaft 2027");
    expect(writable("مدرسة 2027 🎉")).toBe("2027");
    // An accent that is written as a sign of its own.
    expect(writable("e\u0301te\u0301")).toBe("été");
  });

  test("stand where they should: as wide as they say, from the line up, round ones with their holes", () => {
    const shapes = outlines("Łö", 100, 50, 200);
    const xs = shapes.flat().map(({ x }) => x);
    const ys = shapes.flat().map(({ y }) => y);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(45);
    expect(Math.max(...xs)).toBeLessThanOrEqual(50 + widthOf("Łö", 100));
    expect([Math.min(...ys) > 110, Math.max(...ys) < 205]).toEqual([true, true]);
    // Ł is one shape or two, ö has its two dots, its round and its hole.
    expect(outlines("ö", 100, 0, 0).length).toBe(4);
    expect(widthOf("WW", 100)).toBeCloseTo(2 * widthOf("W", 100));
  });

  test("are set in lines that fit, whatever words they are of", () => {
    for (const text of [
      "To cook for many and to eat together",
      "Donaudampfschifffahrtsgesellschaft",
      "a ".repeat(80),
    ])
      for (const width of [120, 300, 900]) {
        const lines = linesOf(text.trim(), 80, width);
        expect(lines.every((line) => widthOf(line, 80) <= width)).toBe(true);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        const cut = cutLines(lines, 2, 80, width);
        expect(cut.length).toBeLessThanOrEqual(2);
        if (lines.length > 2) expect(cut[1]).toMatch(/…$/);
        expect(cut.every((line) => widthOf(line, 80) <= width)).toBe(true);
      }
  });
});

describe("a card", () => {
  const CARD: Card = {
    over: "Common Table School",
    title: "Trieste 2027",
    under: "11–15 October 2027 · Trieste",
    colours: ["tomato", "pine", "indigo"],
  };
  const pixelsOf = async (card: Card) => {
    const png = await drawCard(card);
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray(3 * (y * info.width + x), 3 * (y * info.width + x) + 3),
    ];
    return { png, info, at };
  };

  test("has the size that is promised, few bytes, and its lines in order", async () => {
    const { png, info, at } = await pixelsOf(CARD);
    expect([info.width, info.height]).toEqual([CARD_WIDTH, CARD_HEIGHT]);
    expect(png.length).toBeLessThan(40_000);
    const near = (one: readonly number[], other: readonly number[]) =>
      one.every((value, n) => Math.abs(value - (other[n] ?? 0)) < 24);
    expect(near(at(1130, 20), [0xb3, 0x26, 0x1e])).toBe(true);
    expect(near(at(1086, 20), [0x0b, 0x6b, 0x4f])).toBe(true);
    expect(near(at(1042, 20), [0x3b, 0x3a, 0xa8])).toBe(true);
    expect(near(at(10, 572), [0xb3, 0x26, 0x1e])).toBe(true);
    expect(near(at(1190, 600), [0xfb, 0xf7, 0xee])).toBe(true);
  });

  test("never has words on its lines or over its edge, however long they are", async () => {
    const colours = ["tomato", "brick", "ochre", "pine", "lagoon", "indigo", "violet"] as const;
    const endless = "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(12);
    const bare = await pixelsOf({ over: "", title: "", under: "", colours });
    const full = await pixelsOf({ over: endless, title: endless, under: endless, colours });
    const same = (x: number, y: number) =>
      bare.at(x, y).every((value, n) => Math.abs(value - (full.at(x, y)[n] ?? 0)) < 24);
    for (let y = 0; y < CARD_HEIGHT; y += 3)
      for (const x of [20, 70, 980, 1100, 1190]) expect(same(x, y)).toBe(true);
    for (let x = 0; x < CARD_WIDTH; x += 7)
      for (const y of [10, 430, 500, 620]) expect(same(x, y)).toBe(true);
  });
});
