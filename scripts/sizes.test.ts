import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
    [folder, ...file.split(sep)].join("/"),
  );
const lines = (file: string) => readFileSync(join(root, file), "utf8").split("\n").length - 1;

/** The product itself: what its tests hold is long where a table is. */
const product = ["app", "components", "lib"].flatMap(filesOf);

test("half the files have 60 lines at most, nineteen of twenty 200, and none over 300", () => {
  const sizes = product
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .map(lines)
    .sort((one, other) => one - other);
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)] ?? 0;
  expect(sizes.length).toBeGreaterThan(1_000);
  expect(at(0.5)).toBeLessThanOrEqual(60);
  expect(at(0.95)).toBeLessThanOrEqual(200);
  expect(at(1)).toBeLessThanOrEqual(300);
});

test("styles of components stand beside components", () => {
  const homes = new Set(product.filter((file) => file.endsWith(".tsx")).map(dirname));
  const modules = product.filter((file) => file.endsWith(".module.css"));
  expect(modules.length).toBeGreaterThan(50);
  expect(modules.filter((file) => !file.startsWith("components/") || !homes.has(dirname(file)))).toEqual([]);
});
