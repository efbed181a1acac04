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
