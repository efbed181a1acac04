import { beforeEach, expect, test, vi } from "vitest";
import { log, warnSparingly } from "./log";

const warn = vi.spyOn(log, "warn").mockImplementation(() => {});
beforeEach(() => warn.mockClear());

test("what strangers cause a thousand times is one line a minute, which says how often it was", () => {
  const where = { where: "/[locale]/sign-in", error: "Error" };
  for (let n = 0; n < 1000; n += 1) warnSparingly(where, "could not be read", 1_000 + n);
  warnSparingly({ ...where, error: "TypeError" }, "could not be read", 2_000);
  warnSparingly(where, "could not be read", 61_001);
  expect(warn.mock.calls.map(([fields]) => fields)).toEqual([
    { ...where, times: 1 },
    { ...where, error: "TypeError", times: 1 },
    { ...where, times: 1000 },
  ]);
});
