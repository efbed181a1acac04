import { describe, expect, test } from "vitest";
import { type Alike, countSlips, looksLike, mayBeOne } from "./alike";

const person = (nameKey: string, emails: string[], affiliations: string[] = []): Alike => ({
  ...{ nameKey, emails, affiliations },
});

describe("addresses that one may have meant", () => {
  test.each([
    ["chiara@example.org", "chaira@example.org"],
    ["chiara@example.org", "chiar@example.org"],
    ["chiara.esempio@example.org", "chira.esempo@example.org"],
    ["chiara@gmail.com", "chiara@gmial.com"],
    ["chiara@gmail.com", "chiara@gmail.con"],
    ["chiara@libero.it", "chiara@libero.com"],
  ])("%s, %s", (one, other) => {
    expect([looksLike(one, other), looksLike(other, one)]).toEqual([true, true]);
  });

  test.each([
    ["info@example.org", "inf@example.org"],
    ["anna1@example.org", "anna2@example.org"],
    ["chiara@example.org", "chiara@other.example"],
    ["chiara@example.org", "clara@example.org"],
    ["chiara@example.org", "anna@gmail.com"],
  ])("but not %s, %s", (one, other) => {
    expect([looksLike(one, other), looksLike(other, one)]).toEqual([false, false]);
  });
});

test("slips are counted as they are typed: a letter more, less, another, or two the wrong way round", () => {
  const typed = ["chiara", "chiarra", "chira", "chjara", "chaira", "ciaraa", "anna"];
  expect(typed.map((text) => countSlips("chiara", text, 2))).toEqual([0, 1, 1, 1, 1, 2, 3]);
});

describe("two records that may be one human", () => {
  const chiara = person("chiara esempio", ["chiara@example.org"], ["Coop. Esempio"]);

  test.each([
    ["one name and one cooperative", person("chiara esempio", ["c@other.example"], ["coop. esempio"])],
    ["one name, addresses alike", person("chiara esempio", ["chaira@example.org"])],
    ["one address, one name in short", person("c. esempio", ["chiara@example.org"])],
    ["one address, the other order", person("esempio chiara", ["chiara@example.org"])],
    ["one address, a slip in the name", person("chiara esempoi", ["chiara@example.org"])],
    ["one of several addresses", person("c esempio", ["c@other.example", "chiara@example.org"])],
  ])("%s", (_why, other) => {
    expect([mayBeOne(chiara, other), mayBeOne(other, chiara)]).toEqual([true, true]);
  });

  test.each([
    ["one name alone", person("chiara esempio", ["c@other.example"], ["Another coop"])],
    ["no cooperative is none in common", person("chiara esempio", ["c@other.example"], [""])],
    ["a couple with one address", person("bruno esempio", ["chiara@example.org"])],
    ["one address, only the initial in common", person("carla c", ["chiara@example.org"])],
    ["addresses alike, another name", person("clara esempio", ["chaira@example.org"], ["Coop. Esempio"])],
    ["a tombstone", person("", ["chiara@example.org"])],
  ])("but not: %s", (_why, other) => {
    expect([mayBeOne(chiara, other), mayBeOne(other, chiara)]).toEqual([false, false]);
  });
});
