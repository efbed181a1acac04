import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each([
  "/",
  "/en/organise",
  "/en/organise/milan/2027/registrations?state=pending&q=a%20b",
  "/de/me#top",
  "/en/schools/a-b_c~d/2027",
  "/en//evil.example",
])("%s stays here", (wish) => {
  expect(ownPath(wish)).toBe(wish);
});

test("steps upwards are taken before it is judged", () => {
  expect(ownPath("/en/../fr/me")).toBe("/fr/me");
});

test.each([
  undefined,
  null,
  42,
  ["/en"],
  "",
  "en/organise",
  "https://evil.example",
  "HTTPS://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "\t//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/ /evil.example",
  " //evil.example",
  "/..//evil.example",
  "/en/..//evil.example",
  "/./%2e//evil.example",
  "/%2e%2e//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "mailto:a@evil.example",
  "@evil.example",
  ":80",
  "?to=//evil.example",
  "#x",
  "/en/\u202eorganise",
  "/\u0000",
  "/en\r\nSet-Cookie: a=b",
  `/${"a".repeat(600)}`,
  "https:evil.example",
  "/\u3002\u3002/evil.example",
  "／／evil.example",
])("%j leads nowhere", (wish) => {
  expect(ownPath(wish)).toBeNull();
});
