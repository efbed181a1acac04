import { expect, test } from "vitest";
import { BULK_ACTS, canTell } from "./bulk";
import { DECISIONS } from "./decision";

test("of decisions and another category people can be told, of marks never", () => {
  expect(BULK_ACTS.filter(canTell)).toEqual([...DECISIONS, "category"]);
});
