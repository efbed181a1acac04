import { expect, test } from "vitest";
import { readTarget } from "@/server/request-target.mjs";
import { MOST_TYPED } from "../schema/trial";
import { readTrialParts, trialPath } from "./trial-address";

const address = { school: "tavola", edition: "trieste-2027" };
const BASE = "/organise/tavola/trieste-2027/form/preview/";

test.each([
  [null, ""],
  ["0192f7a8-7c3e-7d10-8a51-3b1c0d2e4f60", "abc-_9"],
  [null, "a".repeat(250)],
  ["0192f7a8-7c3e-7d10-8a51-3b1c0d2e4f60", "ab".repeat(MOST_TYPED / 2)],
])("the address of a trial is read again: %s, %s", (as, typed) => {
  const path = trialPath(address, { as, typed });
  expect(path.startsWith(BASE)).toBe(true);
  for (const page of ["you", "cooperative", "taking-part", "taking-part-2", "check", "sent"])
    expect(readTrialParts(`${path}/${page}`.slice(BASE.length).split("/"))).toEqual({ as, typed, page });
  const whole = `/it${path}/you`;
  expect(readTarget(whole, "https://school.example")).toBe(whole);
});

test.each([
  [[], undefined],
  [["any"], undefined],
  [["any", "you", "typed"], "typed"],
])("%j says no page of it", (parts, page) => {
  expect(readTrialParts(parts).page).toBe(page);
});
