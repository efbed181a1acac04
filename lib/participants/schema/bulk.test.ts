import { expect, test } from "vitest";
import { BULK_ACTS, BulkParametersSchema, canTell, PlanBulkSchema } from "./bulk";
import { DECISIONS } from "./decision";

test("of decisions and another category people can be told, of marks never", () => {
  expect(BULK_ACTS.filter(canTell)).toEqual([...DECISIONS, "category"]);
});

test("words that wait for a name to be filled in are refused when they are given, and read where they are stored", () => {
  const words = "Dear {fullName}, welcome.";
  const form = { category: "", tag: "", member: "", note: "", tell: "on", words };
  const address = { school: "s", edition: "2027", act: "confirm", asked: "" };
  expect(PlanBulkSchema.safeParse({ ...form, ...address }).error?.issues).toMatchObject([
    { path: ["words"], message: "braces" },
  ]);
  expect(PlanBulkSchema.safeParse({ ...form, ...address, words: "Welcome." }).success).toBe(true);
  const stored = { category: null, tag: "", member: null, note: "", tell: true, words };
  expect(BulkParametersSchema.safeParse(stored)).toMatchObject({ success: true, data: { words } });
});
