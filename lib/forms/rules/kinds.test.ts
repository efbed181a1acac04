import { describe, expect, test } from "vitest";
import { KINDS } from "./kinds";

type Kind = keyof typeof KINDS;

const OPTIONS = [{ value: "bus" }, { value: "train" }, { value: "boat" }];

function judge(kind: Kind, given: string | string[], settings: unknown = {}) {
  const judged = KINDS[kind].judge([given].flat(), { options: OPTIONS, settings });
  return judged.ok ? judged.value : { code: judged.reason };
}

describe("what is stored of what people type", () => {
  test.each<[Kind, string | string[], string | string[]]>([
    ["text", "  a  line\nand\tanother ", "a line and another"],
    ["long_text", " a line \r\nand another\n\n", "a line\nand another"],
    ["number", "0", "0"],
    ["number", "-0", "0"],
    ["number", "007", "7"],
    ["number", "12.0", "12"],
    ["number", "1 234 567", "1234567"],
    ["number", "1\u202F234", "1234"],
    ["number", "１２", "12"],
    ["date", "2028-02-29", "2028-02-29"],
    ["time", "9:30", "09:30"],
    ["time", "9.30", "09:30"],
    ["time", "21h05", "21:05"],
    ["time", "09:30:00", "09:30"],
    ["choice", "bus", "bus"],
    ["choices", ["boat", "bus", "boat"], ["boat", "bus"]],
    ["yes_no", "Yes", "yes"],
    ["yes_no", "no", "no"],
    ["country", "it", "IT"],
    ["country", "XK", "XK"],
    ["region", " Emilia-Romagna ", "Emilia-Romagna"],
    ["language", "IT", "it"],
    ["language", "fur", "fur"],
    ["phone", "0039 (0)2 123.45–67", "+39 (0)2 123.45-67"],
    ["phone", "+ 39 02 1234567", "+39 02 1234567"],
    ["phone", "112 11", "112 11"],
    ["email", " Chiara@Example.org ", "Chiara@Example.org"],
    ["web_address", "www.coop.example/a?b=c", "https://www.coop.example/a?b=c"],
    ["web_address", "coop.example:8080", "https://coop.example:8080"],
    ["web_address", "HTTP://coop.example", "HTTP://coop.example"],
  ])("%s %j", (kind, given, stored) => {
    expect(judge(kind, given)).toEqual(stored);
  });
});

describe("what no kind takes", () => {
  test.each<[Kind, string | string[], string]>([
    ["text", "x".repeat(201), "too-long"],
    ["text", "a\u0000b", "characters"],
    ["text", "\u202Egro.elpmaxe", "characters"],
    ["long_text", "x".repeat(2_001), "too-long"],
    ["long_text", "\uD800", "characters"],
    ["region", "x".repeat(101), "too-long"],
    ["number", "1.5", "number"],
    ["number", "1.000", "number"],
    ["number", "1,000", "number"],
    ["number", "12 34", "number"],
    ["number", "1e3", "number"],
    ["number", "0x1F", "number"],
    ["number", "Infinity", "number"],
    ["number", "NaN", "number"],
    ["number", "--1", "number"],
    ["number", "1234567890", "number"],
    ["number", "=1+1", "number"],
    ["number", "-1", "too-small"],
    ["date", "2027-02-29", "date"],
    ["date", "8/10/2027", "date"],
    ["date", "2027-10-08T00:00", "date"],
    ["date", "1899-12-31", "date"],
    ["time", "24:00", "time"],
    ["time", "9:60", "time"],
    ["time", "9", "time"],
    ["time", "09:30Z", "time"],
    ["choice", "plane", "choose"],
    ["choice", "__proto__", "choose"],
    ["choices", ["bus", "plane"], "choose"],
    ["choices", "constructor", "choose"],
    ["yes_no", "on", "choose"],
    ["country", "ZZ", "country"],
    ["country", "Italy", "country"],
    ["language", "xx", "language"],
    ["language", "it-IT", "language"],
    ["language", "constructor", "language"],
    ["phone", "1234", "phone"],
    ["phone", "1234567890123456", "phone"],
    ["phone", "call me", "phone"],
    ["phone", "=HYPERLINK(1)12345", "phone"],
    ["phone", "123+45678", "phone"],
    ["phone", `${"-".repeat(60)}12345`, "phone"],
    ["email", "a@example.org, b@example.org", "email"],
    ["email", "A <a@example.org>", "email"],
    ["email", "a@localhost", "email"],
    ["web_address", "javascript:alert(1)", "url"],
    ["web_address", "JAVASCRIPT:alert.call(1)", "url"],
    ["web_address", "data:text/html,x.y", "url"],
    ["web_address", "mailto:a@coop.example", "url"],
    ["web_address", "coop.example@evil.example", "url"],
    ["web_address", "https://user:word@coop.example", "url"],
    ["web_address", "coop", "url"],
    ["web_address", "coop.example and more", "url"],
    ["web_address", "ftp://coop.example", "url"],
    ["heading", "hello", "invalid"],
  ])("%s %j: %s", (kind, given, code) => {
    expect(judge(kind, given)).toEqual({ code });
  });
});

describe("what an organiser sets", () => {
  test.each<[Kind, string | string[], unknown, unknown]>([
    ["number", "1,5", { decimals: 1 }, "1.5"],
    ["number", "1.50", { decimals: 1 }, "1.5"],
    ["number", "1.25", { decimals: 1 }, { code: "number" }],
    ["number", "1.000", { decimals: 2 }, { code: "number" }],
    ["number", "0", { min: 1 }, { code: "too-small" }],
    ["number", "1", { min: 1, max: 3 }, "1"],
    ["number", "3", { min: 1, max: 3 }, "3"],
    ["number", "4", { max: 3 }, { code: "too-large" }],
    ["number", "−3", { min: -5 }, "-3"],
    ["number", "-0.50", { min: -5, decimals: 2 }, "-0.5"],
    ["number", "-6", { min: -5 }, { code: "too-small" }],
    ["date", "2027-10-07", { min: "2027-10-08" }, { code: "too-early" }],
    ["date", "2027-10-08", { min: "2027-10-08", max: "2027-10-08" }, "2027-10-08"],
    ["date", "2027-10-09", { max: "2027-10-08" }, { code: "too-late" }],
    ["choices", ["bus"], { min: 2 }, { code: "too-few" }],
    ["choices", ["bus", "bus"], { min: 2 }, { code: "too-few" }],
    ["choices", ["bus", "train"], { min: 2, max: 2 }, ["bus", "train"]],
    ["choices", ["bus", "train", "boat"], { max: 2 }, { code: "too-many" }],
  ])("%s %j %j", (kind, given, settings, stored) => {
    expect(judge(kind, given, settings)).toEqual(stored);
  });

  test.each<[Kind, unknown, boolean]>([
    ["number", { unit: { en: "km", it: "km" }, min: 0, max: 500, decimals: 1 }, true],
    ["number", { min: 2, max: 1 }, false],
    ["number", { max: -1 }, false],
    ["number", { min: 1e12 }, false],
    ["number", { decimals: 3 }, false],
    ["number", { unit: "km" }, false],
    ["number", { step: 1 }, false],
    ["date", { min: "2027-02-29" }, false],
    ["date", { min: "2027-10-09", max: "2027-10-08" }, false],
    ["choices", { min: 0 }, false],
    ["choices", { min: 3, max: 2 }, false],
    ["choices", { min: 1, max: 1 }, true],
    ["text", {}, true],
    ["text", { max: 3 }, false],
  ])("%s may be set to %j: %s", (kind, settings, fine) => {
    expect(KINDS[kind].settings.safeParse(settings).success).toBe(fine);
  });

  test("settings that can't be read set nothing", () => {
    for (const settings of [null, [], "", { min: 5, max: 1 }, { min: "5" }])
      expect(judge("number", "3", settings)).toBe("3");
  });
});
