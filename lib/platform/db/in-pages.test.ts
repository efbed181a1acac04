import { expect, test } from "vitest";
import { readWhole } from "@/prisma/testing/read-whole";
import { inPages } from "./in-pages";

test("a long list is read part by part, in its order, each row once, without those that have gone", async () => {
  const ids = Array.from({ length: 1_234 }, (_, at) => `row ${at}`);
  const asked: string[][] = [];
  const pages = inPages(ids, async (some) => {
    asked.push(some);
    return some
      .filter((id) => id !== "row 700")
      .map((id) => ({ id }))
      .reverse();
  });
  expect((await readWhole(pages)).map(({ id }) => id)).toEqual(ids.filter((id) => id !== "row 700"));
  expect(asked.flat()).toEqual(ids);
  expect(Math.max(...asked.map((some) => some.length))).toBeLessThanOrEqual(500);
});
