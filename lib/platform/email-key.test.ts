import fc from "fast-check";
import { expect, test } from "vitest";
import { emailKey } from "./email-key";
import { emailKeysOf, isOneMailbox, spelledKey } from "./email-spellings";
import { nameKey } from "./name-key";
import { EmailSchema } from "./text";

test.each([
  [
    "a domain in its letters and in ASCII",
    ["jm@bücher.example", "jm@xn--bcher-kva.example", "JM@XN--BCHER-KVA.Example"],
  ],
  [
    "composed and decomposed letters",
    ["josé@bücher.example", "josé@bu\u0308cher.example", "jose\u0301@bücher.example"],
  ],
  ["full width", ["zoe@example.org", "ｚｏｅ@ｅｘａｍｐｌｅ．ｏｒｇ"]],
  ["a dot at the end, an ideographic dot", ["a@bücher.example", "a@bücher.example.", "a@bücher。example"]],
  ["what nobody sees", ["anna@example.org", "an\u00ADna@exam\u200Bple.org", "\uFEFFanna@example.org"]],
  ["a sigma at the end", ["ΟΔΟΣ@example.gr", "οδος@example.gr"]],
])("one mailbox has one key: %s", (_what, spellings) => {
  expect(new Set(spellings.map(emailKey)).size).toBe(1);
});

test("mailboxes that are two have two keys", () => {
  const different = [
    "a@straße.example",
    "a@strasse.example",
    "a.b@example.org",
    "ab@example.org",
    "a@1.2.3.example",
  ];
  expect(new Set(different.map(emailKey)).size).toBe(different.length);
});

test("a key of a key is itself, whatever was typed", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 });
  fc.assert(
    fc.property(text, text, (local, domain) => {
      const key = emailKey(`${local}@${domain}`);
      expect(emailKey(key)).toBe(key);
      expect(nameKey(nameKey(local))).toBe(nameKey(local));
    }),
  );
});

test("the earlier key is found with today's, and the spelling says which is meant", () => {
  expect(emailKeysOf("JM@Bücher.example")).toEqual(["jm@xn--bcher-kva.example", "jm@bücher.example"]);
  expect(spelledKey("JM@Bücher.example")).toBe("jm@bücher.example");
  expect(spelledKey("jm@XN--BCHER-KVA.example")).toBe("jm@xn--bcher-kva.example");
  expect(isOneMailbox("jm@bücher.example", "jm@xn--bcher-kva.example")).toBe(true);
  expect(emailKeysOf("")).toEqual([""]);
});

test("an address under a domain of another script is one, in either spelling, and keeps what was typed", () => {
  expect(EmailSchema.parse("Почта@пример.рф")).toBe("Почта@пример.рф");
  expect(EmailSchema.parse("a@xn--e1afmkfd.xn--p1ai")).toBe("a@xn--e1afmkfd.xn--p1ai");
  expect(EmailSchema.parse("an\u200Bna@example.org")).toBe("anna@example.org");
});

test.each([
  ["apostrophes", ["O'Brien", "O’Brien", "OʼBrien", "O‘Brien"]],
  ["ß and SS", ["Groß", "GROSS", "GROẞ", "Gross"]],
  ["i with and without its dot", ["Işık", "IŞIK", "Isik", "İsik"]],
  [
    "composed, decomposed, full width, spaces",
    ["Zoë  Ångström", "Zoe\u0308 A\u030Angstro\u0308m", "ＺＯＥ ANGSTROM"],
  ],
  ["letters that do not decompose", ["Søren Łuczak", "SOREN LUCZAK"]],
  ["what nobody sees", ["Ros\u00ADsi", "Rossi"]],
])("one name has one key: %s", (_what, names) => {
  expect(new Set(names.map(nameKey)).size).toBe(1);
});

test("vowel signs and voiced kana tell names apart", () => {
  expect(nameKey("राम")).not.toBe(nameKey("रम"));
  expect(nameKey("がき")).not.toBe(nameKey("かき"));
});
