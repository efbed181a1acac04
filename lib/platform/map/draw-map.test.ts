import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { drawMap, MAP_SIZE } from "./draw-map";
import { groupMarks, shortPath, windowOf } from "./lines";

const TRIESTE = { latitude: 45.65, longitude: 13.77 };

/** Absolute points of a relative path, read by the rules of SVG. */
function pointsOf(path: string): Array<[number, number]> {
  let [x, y] = [0, 0];
  return path.split("M").flatMap((line) => {
    const [start = "", steps = ""] = line.replace("z", "").split("l");
    if (start === "") return [];
    const numbers = [...steps.matchAll(/-?\d+/g)].map(Number);
    [x = 0, y = 0] = start.split(" ").map(Number);
    const points: Array<[number, number]> = [[x, y]];
    for (let index = 0; index < numbers.length; index += 2) {
      x += numbers[index] ?? 0;
      y += numbers[index + 1] ?? 0;
      points.push([x, y]);
    }
    return points;
  });
}

describe("a drawn map", () => {
  test.each([
    ["Trieste", TRIESTE],
    ["Hammerfest", { latitude: 70.66, longitude: 23.68 }],
    ["Suva, beside the date line", { latitude: -18.14, longitude: 178.44 }],
    ["the South Pole", { latitude: -90, longitude: 0 }],
  ])("of %s stays in its frame, and weighs no more than a page can carry", async (_name, place) => {
    const map = await drawMap([place]);
    if (!map) throw new Error("no map");
    for (const [x, y] of pointsOf(map.land + map.borders)) {
      expect(x).toBeGreaterThanOrEqual(-1);
      expect(x).toBeLessThanOrEqual(MAP_SIZE.width + 1);
      expect(y).toBeGreaterThanOrEqual(-1);
      expect(y).toBeLessThanOrEqual(MAP_SIZE.height + 1);
    }
    expect(map.marks).toEqual([{ x: 300, y: 200, numbers: [1] }]);
    expect(gzipSync(map.land + map.borders).length).toBeLessThan(3_000);
  });

  test.each([
    ["Lisbon and Helsinki", [38.7, -9.1], [60.2, 24.9]],
    ["Stavanger and Hammerfest, with all the fjords between", [59, 5.7], [70.7, 23.7]],
    ["Milan and Montréal", [45.5, 9.2], [45.5, -73.6]],
    ["Milan and Sydney", [45.5, 9.2], [-33.9, 151.2]],
  ])("of %s weighs no more than that of a town", async (_name, one, other) => {
    const places = [one, other].map(([latitude = 0, longitude = 0]) => ({ latitude, longitude }));
    const map = await drawMap(places);
    if (!map) throw new Error("no map");
    expect(map.marks).toHaveLength(2);
    expect(gzipSync(map.land + map.borders).length).toBeLessThan(3_200);
    // There is still a coast to know it by.
    expect(pointsOf(map.land).length).toBeGreaterThan(100);
  });

  test("of Trieste has the sea in the south west, land in the north, and a border beside it", async () => {
    const map = await drawMap([TRIESTE]);
    const land = pointsOf(map?.land ?? "");
    // The coast comes within 20 km of the town.
    expect(Math.min(...land.map(([x, y]) => Math.hypot(x - 300, y - 200)))).toBeLessThan(14);
    const borders = pointsOf(map?.borders ?? "");
    expect(Math.min(...borders.map(([x, y]) => Math.hypot(x - 300, y - 200)))).toBeLessThan(14);
  });

  test("of nothing is none", async () => {
    expect(await drawMap([])).toBeNull();
  });

  test("shows all places, those in one town by one mark", async () => {
    const map = await drawMap([
      TRIESTE,
      { latitude: 45.66, longitude: 13.8 },
      { latitude: 41.9, longitude: 12.5 },
    ]);
    expect(map?.marks.map(({ numbers }) => numbers)).toEqual([[1, 2], [3]]);
    for (const { x, y } of map?.marks ?? []) {
      expect(Math.min(x, MAP_SIZE.width - x)).toBeGreaterThan(60);
      expect(Math.min(y, MAP_SIZE.height - y)).toBeGreaterThan(60);
    }
  });
});

test("places beside the date line are neighbours", () => {
  const window = windowOf(
    [
      { latitude: -18, longitude: 179 },
      { latitude: -18, longitude: -179 },
    ],
    MAP_SIZE,
  );
  expect(Math.abs(window?.center.longitude ?? 0)).toBe(180);
  expect(window?.scale).toBeCloseTo((600 / 900) * 6_371, 0);
});

test("a path without specks and points that say nothing", () => {
  expect(shortPath("M0,0L10,0L20,0L20,0L20,5L0,5ZM50,50L51,50L51,51Z")).toBe("M0 0l20 0 0 5-20 0z");
  expect(shortPath("M5,5L3,9L3,9")).toBe("M5 5l-2 4");
  expect(shortPath("")).toBe("");
  const coarse = { speck: 9, step: 4 };
  expect(shortPath("M0,0L2,1L4,3L9,3L10,4", coarse)).toBe("M0 0l4 3 5 0 1 1");
  expect(shortPath("M0,0L8,0L8,8L0,8Z", coarse)).toBe("");
});

test("marks that would hide each other are one", () => {
  expect(
    groupMarks([
      [100, 100],
      [110.4, 105],
      [200, 90.6],
    ]),
  ).toEqual([
    { x: 100, y: 100, numbers: [1, 2] },
    { x: 200, y: 91, numbers: [3] },
  ]);
});
