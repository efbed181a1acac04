import { expect, test } from "vitest";
import { practiceFields } from "./fields";

test("a form is filled with what is stored, under the names of its fields", () => {
  const row = {
    affiliation: "Example Bakery",
    country: "IT",
    contact: "bakery@example.org",
    url: null,
    licence: "CC BY 4.0",
  };
  expect(
    practiceFields({
      ...row,
      title: { en: "Bread" },
      summary: { en: "What it is" },
      change: null,
      themeId: "theme-1",
      sessions: [{ sessionId: "session-1" }, { sessionId: "session-2" }],
    }),
  ).toEqual({
    ...row,
    title: { en: "Bread" },
    summary: { en: "What it is" },
    change: {},
    theme: "theme-1",
    sessions: [{ session: "session-1" }, { session: "session-2" }],
  });
});
