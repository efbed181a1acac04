import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const PLACES = ["app", "components", "lib", "prisma", "scripts", "server"];

/** What the product is written in; its tests import what only they need. */
const sources = PLACES.flatMap((place) =>
  readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|mjs|css|prisma)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(`${place}/${name}`, "utf8")),
).concat(["next.config.ts", "proxy.ts", "instrumentation.ts"].map((name) => readFileSync(name, "utf8")));

/** Whether somebody imports a package, whole or a part of it, or names a file of it. */
function isAsked(name: string): boolean {
  const asked = new RegExp(`["'/]${name.replaceAll(/[/.]/g, "\\$&")}["'/]`);
  return sources.some((text) => asked.test(text));
}

test("nothing is installed that nothing imports", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, object>;
  const names = Object.keys(dependencies ?? {});
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !isAsked(name))).toEqual([]);
  expect(isAsked("left-pad")).toBe(false);
});
