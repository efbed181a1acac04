import { expect, test } from "vitest";
import { poolFor, processCount } from "./process-count.mjs";

const MB = 1024 * 1024;
const server = (processors: number, megabytes: number, wished?: string) =>
  processCount({ wished, embedded: false }, { processors, memory: megabytes * MB });

test("as many processes as processors and memory allow, four at most", () => {
  expect([server(1, 8000), server(2, 8000), server(4, 8000), server(32, 64_000)]).toEqual([1, 2, 4, 4]);
  expect([server(4, 512), server(4, 1199), server(4, 1200), server(4, 2000)]).toEqual([1, 1, 2, 3]);
});

test("as many as are wished, but one with the embedded database", () => {
  expect([server(1, 512, "3"), server(8, 64_000, "1"), server(2, 8000, "")]).toEqual([3, 1, 2]);
  const embedded = (wished?: string) =>
    processCount({ wished, embedded: true }, { processors: 8, memory: 64_000 * MB });
  expect([embedded(), embedded("4")]).toEqual([1, 1]);
});

test("all connections together stay within eighty", () => {
  expect([1, 2, 4, 5, 8, 11].map(poolFor)).toEqual([12, 12, 12, 12, 6, 3]);
  for (let count = 1; count <= 11; count += 1) expect(count * (poolFor(count) + 4)).toBeLessThanOrEqual(80);
});
