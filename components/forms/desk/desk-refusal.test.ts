import { expect, test } from "vitest";
import { isStale } from "./desk-refusal";

test("a page is read again when what it shows was changed, or is done already and nothing typed would go with it", () => {
  const stale = (typed: boolean) =>
    ["conflict", "overlap", "field-errors", "nothing-left", "already-sent", "placeholder"].filter((reason) =>
      isStale(reason, typed),
    );
  expect(stale(true)).toEqual(["conflict", "overlap", "field-errors"]);
  expect(stale(false)).toEqual(["conflict", "overlap", "field-errors", "nothing-left", "already-sent"]);
});
