import { expect, test } from "vitest";
import { NOWHERE, readTarget } from "./request-target.mjs";

test.each([
  "/en/r/x.rsc",
  "/en/r/x.RSC",
  "/en/r/x.rsc/?a=1",
  "/en/r/x%2Ersc",
  "/en/r/x.r%73c",
  "/en/organise/index.rsc",
  "/en/schools/s/e/sessions/12-soup.rsc",
  "/en/me.segments/_tree.segment.rsc",
  "/en/r/x.segments/children/x.segment.rsc",
  "/robots.txt.rsc",
  "/index.rsc",
])("what Next would take for the flight of another address leads nowhere: %s", (target) => {
  expect(readTarget(target)?.split("?")[0]).toBe(NOWHERE);
});

test("what a navigation asks for is an address as any other", () => {
  expect(readTarget("/en/schools/rsc/x-rsc?_rsc=1a2b")).toBe("/en/schools/rsc/x-rsc?_rsc=1a2b");
});

test("a stored file, and where pictures are sent to, are addresses", () => {
  const file = `/files/${"a1".repeat(32)}/venue-960.avif`;
  for (const address of ["/files", file, `${file}?until=1&key=x`]) expect(readTarget(address)).toBe(address);
});

test("a practice is drawn and kept once, whatever words stand behind its number", () => {
  for (const words of ["3", "3-oven", "003-bread-and-more/", "3-%C3%B6l"])
    expect(readTarget(`/it/practices/bread/${words}`)).toBe("/it/practices/bread/3");
  expect(readTarget("/it/practices/bread/3x")).toBe("/it/practices/bread/3x");
  expect(readTarget("/it/practices/find?country=IT")).toBe("/it/practices/find?country=IT");
});

test.each([
  ["/en/organise/BREAD/Spring-2027", "/en/organise/bread/spring-2027"],
  ["/it/organise/Bread/2027/Registrations/?q=Ada", "/it/organise/bread/2027/registrations/?q=Ada"],
  // What is tried in the preview of a form stands in its address as it was typed.
  ["/en/organise/Bread/2027/form/preview/QWRh/You", "/en/organise/bread/2027/form/preview/QWRh/You"],
  // The token of a private link is other letters.
  ["/en/r/AbC", "/en/r/AbC"],
])("at the desk capital letters are small ones: %s", (typed, meant) => {
  expect(readTarget(typed)).toBe(meant);
});
