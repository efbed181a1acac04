import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { costOf } from "@/prisma/testing/cost";
import {
  blockSchema,
  EmailSchema,
  emailKey,
  isCleanText,
  isWebAddress,
  nameKey,
  requiredLineSchema,
  SlugSchema,
  slugify,
} from "./text";

function codeOf(schema: z.ZodMiniType, value: unknown): string | undefined {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
}

describe("a line of text", () => {
  test.each([
    ["  Ada   Example ", "Ada Example"],
    ["Zoe\u0301", "Zoé"],
    ["O’Neill-D'Arco, Jr.", "O’Neill-D'Arco, Jr."],
    ["שלום 👩‍👩‍👧 ﷽", "שלום 👩‍👩‍👧 ﷽"],
    ["a\tb\nc", "a b c"],
  ])("%j becomes %j", (typed, kept) => {
    expect(z.parse(requiredLineSchema(), typed)).toBe(kept);
  });

  test.each<readonly [string, string]>([
    ["", "missing"],
    ["   ", "missing"],
    // Nothing of it is seen: zero widths, word joiners, a filler of Hangul, the blank of Braille, an accent on no letter.
    ...[
      "\u200B",
      " \u2060\u2060 ",
      "\u3164",
      "\uFFA0",
      "\u2800",
      "\u00AD\uFEFF",
      "\u0301",
      "\u{E0041}\uFE0F",
    ].map((unseen) => [unseen, "missing"] as const),
    ["a\u0000b", "characters"],
    ["a\u202Egnp.exe", "characters"],
    ["half \uD83D", "characters"],
    ["x".repeat(201), "too-long"],
    ["x".repeat(1_000_000), "too-long"],
  ])("%j is refused: %s", (typed, code) => {
    expect(codeOf(requiredLineSchema(200), typed)).toBe(code);
  });

  test.each([[null], [{ not: "" }], [["a"]], [7], [true]])("%j is no text", (value) => {
    expect(z.safeParse(requiredLineSchema(), value).success).toBe(false);
  });
});

test.each(["👩‍🚀", "क्‍ष", "?", "A\u200Bda"])("%j keeps what joins or accents its signs", (typed) => {
  expect(z.parse(requiredLineSchema(), typed)).toBe(typed);
});

test("a block of nothing that is seen is empty", () => {
  expect(z.parse(blockSchema(), "\u200B\n\u2060")).toBe("");
});

test("a block keeps its lines and loses carriage returns", () => {
  expect(z.parse(blockSchema(), "one  \r\n\r\ntwo\r")).toBe("one\n\ntwo");
});

describe("an e-mail address", () => {
  test.each([
    ["ada@example.org"],
    ["a.b+c@sub.example.coop"],
    ["josé@exämple.eu"],
    [" ada@example.org "],
    ["太郎@例え.jp"],
  ])("%s is one", (address) => {
    expect(z.safeParse(EmailSchema, address).success).toBe(true);
  });

  test.each([
    ["", "missing"],
    ["ada", "email"],
    ["ada@localhost", "email"],
    ["a@b.c,d@e.f", "email"],
    ["Ada <ada@example.org>", "email"],
    ["ada@example.org (comment)", "email"],
    ["group: ada@example.org;", "email"],
    ["ada@example.org\r\nBcc: all@example.org", "email"],
    ["ada..b@example.org", "email"],
    ["ada@-example.org", "email"],
    ['"a b"@example.org', "email"],
    // Full-width and small forms, which mail programs fold to what they look like.
    ["ada＠example.org", "email"],
    ["ada＠evil.example@example.org", "email"],
    ["ada﹫evil.example@example.org", "email"],
    ["ada，eve@example.org", "email"],
    ["ada@example.org，eve@example.org", "email"],
    ["ada；eve@example.org", "email"],
    ["ada＜eve@example.org", "email"],
    ["ada．．b@example.org", "email"],
    ["ada@ex＠mple.org", "email"],
    ["ada@ex℀mple.org", "email"],
  ])("%j is none: %s", (address, code) => {
    expect(codeOf(EmailSchema, address)).toBe(code);
  });

  test("has one key however it is written", () => {
    expect(emailKey(" ADA@Example.ORG ")).toBe(emailKey("ada@example.org"));
    expect(emailKey("a.da@example.org")).not.toBe(emailKey("ada@example.org"));
  });
});

test.each([
  ["José  García", "jose garcia"],
  ["O’Neill", "o neill"],
  ["ΑΘΗΝΆ", "αθηνα"],
])("the name %s has the key %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each([
  ["https://example.org/a?b=c", true],
  ["http://example.org", true],
  ["javascript:alert(1)", false],
  ["https://user:secret@example.org", false],
  ["//example.org", false],
  ["data:text/html,x", false],
  ["https://", false],
  ["https:///example.org", false],
  ["https://@example.org", false],
  ["https://:@example.org", false],
  ["https://example.org\\@evil.example", false],
  ["https://example.org/@ada", true],
])("%s is a web address: %s", (text, expected) => {
  expect(isWebAddress(text)).toBe(expected);
});

test.each([
  ["Scuola internazionale – Milano 2015!", "scuola-internazionale-milano-2015"],
  ["Große Übung", "grosse-ubung"],
  ["Łódź & Ørsted", "lodz-orsted"],
  ["../../etc", "etc"],
  ["日本", ""],
])("%s makes the address part %j", (title, slug) => {
  expect(slugify(title)).toBe(slug);
});

test("whatever a title holds, its address part is valid or empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (title) => {
      const slug = slugify(title);
      expect(slug === "" || z.safeParse(SlugSchema, slug).success).toBe(true);
    }),
  );
});

test("clean text has no control characters, overrides or half characters", () => {
  expect(isCleanText("a\u2066b")).toBe(false);
  expect(isCleanText("a\u200Db")).toBe(true);
});

test("a line of blanks without end takes no time", () => {
  const cost = costOf(() => {
    expect(blockSchema().safeParse(`a${" ".repeat(39_000)}b\n`).success).toBe(false);
    expect(blockSchema(40_000).parse(`a${" ".repeat(39_000)}b \t\nc`)).toHaveLength(39_004);
  });
  expect(cost).toBeLessThan(300);
});
