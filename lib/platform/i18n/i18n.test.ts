import { afterEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { negotiateLocale } from "./locales";
import { asLocalised, localise, localisedSchema, missingLanguages } from "./localised";
import { loadMessages } from "./messages";
import { translator } from "./translator";

test.each([
  ["it-IT,it;q=0.9,en;q=0.8", "it"],
  ["pl,de;q=0.4,fr;q=0.7", "fr"],
  ["pl", "en"],
  ["", "en"],
  [null, "en"],
  ["de;q=0, es;q=0.1", "es"],
  ["*", "en"],
])("Accept-Language %s gives %s", (header, expected) => {
  expect(negotiateLocale(header)).toBe(expected);
});

describe("a localised value", () => {
  const title = { it: "Scuola", fr: "École" };

  test("is shown in the language asked for, unmarked", () => {
    expect(localise(title, "fr", ["it"])).toEqual({ text: "École", lang: null });
  });

  test("falls back in the stated order, marked", () => {
    expect(localise(title, "de", ["en", "fr", "it"])).toEqual({ text: "École", lang: "fr" });
    expect(localise(title, "de", [])).toEqual({ text: "Scuola", lang: "it" });
  });

  test("has no text in what is no language", () => {
    for (const wanted of ["constructor", "__proto__", "toString"])
      expect(localise(title, wanted, [wanted, "it"])).toEqual({ text: "Scuola", lang: "it" });
  });

  test("may be empty", () => {
    expect(localise({}, "de", ["en"])).toBeNull();
    expect(localise(null, "de")).toBeNull();
  });

  test("says what is missing, but an unused text misses nothing", () => {
    expect(missingLanguages(title, ["it", "fr", "de"])).toEqual(["de"]);
    expect(missingLanguages({}, ["it", "fr"])).toEqual([]);
  });

  test.each([
    [{ en: "A", "de-AT": "B" }, true],
    [{ en: 7 }, false],
    [{ EN: "A" }, false],
    [{ "en'; drop": "A" }, false],
    [{ en: "a\u0000" }, false],
    [["A"], false],
    [null, false],
  ])("%j is valid: %s", (value, expected) => {
    expect(z.safeParse(localisedSchema(), value).success).toBe(expected);
  });

  test("loses empty texts, and anything odd when read", () => {
    expect(z.parse(localisedSchema(), { en: " A ", fr: "  " })).toEqual({ en: "A" });
    expect(asLocalised({ en: "A", fr: 3 })).toEqual({ en: "A" });
    expect(asLocalised("A")).toEqual({});
  });
});

test("texts are read from messages/, and a missing one throws", () => {
  expect(Object.keys(loadMessages("en"))).toContain("site");
  expect(translator("de", "site")("name")).toBe("Convivio");
  // @ts-expect-error a key that no file has does not compile
  expect(() => translator("de", "site")("no-such-key")).toThrow();
  // @ts-expect-error nor does a file that is not there
  expect(() => translator("de", "no-such-file")("name")).toThrow();
});

describe("the files of texts", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("are read and parsed once", () => {
    expect(loadMessages("fr")).toBe(loadMessages("fr"));
    expect(translator("fr", "site")).toBe(translator("fr", "site"));
    expect(translator("fr", "site")("name")).toBe(translator("en", "site")("name"));
    expect(translator("fr", "public.frame")).not.toBe(translator("it", "public.frame"));
  });

  test("are read anew with each page in development, where somebody edits them", () => {
    const before = loadMessages("fr");
    vi.stubEnv("NODE_ENV", "development");
    expect(loadMessages("fr")).not.toBe(before);
    expect(translator("fr", "site")).not.toBe(translator("fr", "site"));
  });
});
