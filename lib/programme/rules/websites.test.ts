import { expect, test } from "vitest";
import { asWebsites, websiteWords } from "./websites";

test("what a column holds is read as addresses, and nothing else", () => {
  const good = { url: "https://ada.example.org/", label: "Blog" };
  expect(asWebsites([good, { url: "http://coop.example.org" }])).toEqual([
    good,
    { url: "http://coop.example.org", label: "" },
  ]);
  const bad = ["javascript:alert(1)", "//evil.example", "https://who@evil.example", "", 7];
  expect(asWebsites([null, "https://a.example", ...bad.map((url) => ({ url, label: "x" }))])).toEqual([]);
  for (const nothing of [null, undefined, {}, "https://a.example"]) expect(asWebsites(nothing)).toEqual([]);
});

test.each([
  ["https://www.ada.example.org/", "", "ada.example.org"],
  ["HTTP://ada.example.org/blog/", "", "ada.example.org/blog"],
  ["https://ada.example.org", "Her blog", "Her blog"],
])("%s (%j) is called %s", (url, label, words) => {
  expect(websiteWords({ url, label })).toBe(words);
});
