import { expect, test } from "vitest";
import type { FieldKind } from "@/prisma/generated/enums";
import { mayRunOut } from "./run-out";

test.each<[FieldKind, Array<number | undefined>, object, boolean]>([
  ["choice", [undefined, undefined], {}, false],
  ["choice", [30, undefined], {}, false],
  ["choice", [30, 0], {}, true],
  ["choices", [30, undefined], {}, false],
  ["choices", [30, undefined], { min: 1 }, false],
  ["choices", [30, undefined], { min: 2 }, true],
  ["choices", [undefined, undefined, 5], { min: 2 }, false],
  ["choices", [30], {}, true],
  ["choices", [undefined, undefined], { min: 3 }, true],
  ["yes_no", [], {}, false],
  ["text", [], {}, false],
])("%s with limits %j and settings %j may run out: %s", (kind, limits, settings, expected) => {
  expect(
    mayRunOut(
      kind,
      limits.map((limit) => ({ ...(limit === undefined ? {} : { limit }) })),
      settings,
    ),
  ).toBe(expected);
});
