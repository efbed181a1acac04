import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Lock {
  packages: Record<string, { version?: string }>;
}
const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { floors, never } = JSON.parse(readFileSync("security/floors.json", "utf8")) as {
  floors: Record<string, string>;
  never: string[];
};

const numbers = (version: string) => version.split("-")[0]?.split(".").map(Number) ?? [];

function isBelow(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)];
  for (let place = 0; place < 3; place += 1) {
    if ((have[place] ?? 0) !== (need[place] ?? 0)) return (have[place] ?? 0) < (need[place] ?? 0);
  }
  return false;
}

/** Every copy of a package in the lock file, also those inside other packages. */
const copiesOf = (name: string) =>
  Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, entry]) => entry.version ?? "0.0.0");

test("versions are compared by number", () => {
  expect([isBelow("9.0.1", "10.0.0"), isBelow("10.0.0", "9.9.9"), isBelow("1.2.3", "1.2.3")]).toEqual([
    true,
    false,
    false,
  ]);
});

test.each(Object.entries(floors))("no copy of %s is below %s", (name, floor) => {
  expect(copiesOf(name).length).toBeGreaterThan(0);
  expect(copiesOf(name).filter((version) => isBelow(version, floor))).toEqual([]);
});

test.each(never)("%s is not installed", (name) => {
  expect(copiesOf(name)).toEqual([]);
});
