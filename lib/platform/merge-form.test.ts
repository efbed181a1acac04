import { expect, test } from "vitest";
import * as z from "zod/mini";
import { mergeForm, SeenSchema, seenText } from "./merge-form";

const seen = { name: "Ada", coop: "", ticks: ["a"] };

test.each([
  [
    "a blank that nobody typed leaves what is stored",
    { ...seen },
    { ...seen, coop: "Coop" },
    { coop: "Coop" },
    [],
  ],
  ["what was typed counts", { ...seen, coop: "Mine" }, seen, { coop: "Mine" }, []],
  ["emptied on purpose is empty", { ...seen, name: "" }, seen, { name: "" }, []],
  [
    "changed to the same in both is one change",
    { ...seen, coop: "C" },
    { ...seen, coop: "C" },
    { coop: "C" },
    [],
  ],
  [
    "changed to different things is a conflict",
    { ...seen, coop: "A" },
    { ...seen, coop: "B" },
    { coop: "A" },
    ["coop"],
  ],
  [
    "emptied here, changed there is a conflict",
    { ...seen, name: "" },
    { ...seen, name: "Eva" },
    {},
    ["name"],
  ],
  [
    "the order of choices is no change",
    { ...seen, ticks: "a" },
    { ...seen, ticks: ["b", "a"] },
    { ticks: ["b", "a"] },
    [],
  ],
  [
    "line ends and blanks around are no change",
    { ...seen, name: " Ada\r\n" },
    { ...seen, name: "Eva" },
    { name: "Eva" },
    [],
  ],
] as const)("%s", (_what, sent, stored, values, conflicts) => {
  const merged = mergeForm(sent as never, seen, stored as never);
  expect(merged.conflicts).toEqual(conflicts);
  expect(merged.values).toMatchObject(values);
});

test("emptied by ticking nothing is empty", () => {
  expect(mergeForm({ name: "Ada", coop: "" }, seen, seen)).toEqual({
    values: { name: "Ada", coop: "" },
    conflicts: [],
  });
});

test("what was seen comes back as it was written, and anything else is refused", () => {
  const text = seenText({ version: 3, values: seen });
  expect(z.parse(SeenSchema, text)).toEqual({ version: 3, values: seen });
  for (const other of [
    "",
    "null",
    "[]",
    "{}",
    '{"version":"3","values":{}}',
    '{"version":3,"values":{"a":{}}}',
    7,
  ])
    expect(z.safeParse(SeenSchema, other).success, String(other)).toBe(false);
});
