import { expect, test } from "vitest";
import { schoolFields } from "./rules";

test("a form is filled with what is stored, and its texts only with what is text", () => {
  const row = { slug: "common-table", kind: "school", recurring: true };
  expect(
    schoolFields({
      ...row,
      title: { en: "Common Table", it: 7 },
      summary: { en: "Short" },
      description: null,
    }),
  ).toEqual({ ...row, title: { en: "Common Table" }, summary: { en: "Short" }, description: {} });
});
