import { expect, test } from "vitest";
import { isNoTrack, readKind, readLanguages, readMinutes } from "./read-words";

test.each([
  ["workshop", "workshop"],
  ["Talk", "lecture"],
  ["Long talk (45 minutes)", "lecture"],
  ["BoF (45 minutes)", "workshop"],
  ["Lightning talk", "presentation"],
  ["Keynote", "plenary"],
  ["Atelier", "workshop"],
  ["Podium", "panel"],
  ["performance", "social"],
  ["Tavola rotonda", "panel"],
  ["Frobnication", null],
  ["", null],
  [null, null],
])("the type %j is %s", (type, kind) => {
  expect(readKind(type)).toBe(kind);
});

test.each([
  ["de, en", ["de", "en"], false],
  ["en_GB", ["en-GB"], false],
  ["English/Français", ["en", "fr"], false],
  ["it e fr", ["it", "fr"], false],
  ["Klingonisch", [], true],
  ["en, en", ["en"], false],
  [null, [], false],
])("%j is spoken as %j", (text, languages, unknown) => {
  expect(readLanguages(text)).toEqual({ languages, unknown });
});

test.each([
  ["00:00", 0],
  ["00:45", 45],
  ["8:30", 510],
  ["90", 90],
  ["1:30:00", 90],
  ["24:00", 1440],
  ["an hour", Number.NaN],
  ["-1:00", Number.NaN],
  ["00:75", Number.NaN],
])("%j lasts %d minutes", (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});

test("a track that says there is none", () => {
  expect(["No Track", "-", "none", "Nonesuch"].map(isNoTrack)).toEqual([true, true, true, false]);
});
