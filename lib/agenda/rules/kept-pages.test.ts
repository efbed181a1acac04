import { expect, test } from "vitest";
import { editionOf, isKeptPage, sessionNumberOf } from "./kept-pages";

const BASE = "/it/schools/trieste/2027";

test.each([
  ["", true],
  ["/", true],
  ["/agenda", true],
  ["/agenda/2027-05-06", true],
  ["/agenda/find", false],
  ["/agenda/index.json", false],
  ["/sessions/12-pane", true],
  ["/sessions/12-pane/more", false],
  ["/speakers", true],
  ["/speakers/3-ada", true],
  ["/practices", true],
  ["/changes", true],
  ["/ticket", true],
  ["/register", false],
  ["/register/3", false],
  ["/lite", false],
  ["/offline.json", false],
  ["/confirm/token", false],
])("of an edition %s is kept: %s", (path, kept) => {
  expect(isKeptPage(BASE + path)).toBe(kept);
});

test.each([
  "/r/token",
  "/it/r/token",
  "/it/me",
  "/it/sign-in",
  "/it/organise/trieste/2027/agenda",
  "/schools/trieste/2027/agenda",
  "/it/schools/trieste",
  "/api/v1/schools/trieste/2027",
  "/it/practices/trieste/1-pane",
])("nothing else is: %s", (path) => {
  expect(isKeptPage(path)).toBe(false);
});

test("an edition is told by its whole name", () => {
  expect(editionOf(`${BASE}-2/agenda`)).toBe(`${BASE}-2`);
  expect(editionOf(`${BASE}/agenda`)).toBe(BASE);
  expect(editionOf(BASE)).toBe(BASE);
  expect(editionOf("/it/schools/trieste")).toBeNull();
});

test.each([
  ["/sessions/12-pane", 12],
  ["/sessions/012", 12],
  ["/sessions/12/", 12],
  ["/sessions/pane-12", null],
  ["/sessions/12pane", null],
  ["/speakers/12-ada", null],
])("a session is known by its number: %s", (path, number) => {
  expect(sessionNumberOf(BASE + path)).toBe(number);
});
