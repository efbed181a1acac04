import { expect, test } from "vitest";
import { translator } from "@/lib/platform/i18n/translator";
import { spokenWords } from "./spoken-words";

const rows = [
  { toLanguage: "en", mode: "spoken" },
  { toLanguage: "en", mode: "captions" },
  { toLanguage: "it", mode: "sign" },
] as const;

test.each([
  ["en", "Spoken in Italian, interpreted into English, captions in English, sign language: Italian"],
  ["de", "Auf Italienisch, verdolmetscht: Englisch, Untertitel: Englisch, Gebärdensprache: Italienisch"],
])("languages and interpretation are one sentence with commas in %s", (locale, sentence) => {
  const t = translator(locale, "public");
  expect(spokenWords({ languages: ["it"], interpretations: rows }, t, locale)).toBe(sentence);
});

test("one language and nothing else is said as such; nothing said is nothing", () => {
  const t = translator("en", "public");
  expect(spokenWords({ languages: ["it"], interpretations: [] }, t, "en")).toBe("Italian only");
  expect(spokenWords({ languages: [], interpretations: rows }, t, "en")).toBe("");
});

test.each([
  [["it", "de"], [], "Spoken in Italian and German"],
  [["it"], ["spoken"], "Spoken in Italian, interpreted into French"],
  [["it", "de"], ["captions"], "Spoken in Italian and German, captions in French"],
  [["it"], ["sign"], "Spoken in Italian, sign language: French"],
] as const)("only what there is: %j %j", (languages, modes, sentence) => {
  const interpretations = modes.map((mode) => ({ toLanguage: "fr", mode }));
  const t = translator("en", "public");
  expect(spokenWords({ languages, interpretations }, t, "en")).toBe(sentence);
});
