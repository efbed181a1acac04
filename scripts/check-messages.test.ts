import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

type Texts = Record<string, unknown>;
type Languages = Record<string, Texts | string>;

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Five languages in order; a test plants its fault in one of them. */
function sound(): Languages {
  return {
    en: { greeting: "Good day {name}", left: "{count, plural, one {# place} other {# places}}", brand: "X1" },
    fr: { greeting: "Bonjour {name}", left: "{count, plural, one {# lieu} other {# lieux}}", brand: "X1" },
    it: { greeting: "Salve {name}", left: "{count, plural, one {# posto} other {# posti}}", brand: "X1" },
    es: { greeting: "Hola {name}", left: "{count, plural, one {# plaza} other {# plazas}}", brand: "X1" },
    de: {
      greeting: "Guten Tag {name}",
      left: "{count, plural, one {# Platz} other {# Plätze}}",
      brand: "X1",
    },
  };
}

const BRAND = ["fr:a.brand", "it:a.brand", "es:a.brand", "de:a.brand"];

function check(languages: Languages, allowed: unknown = BRAND, extraFiles: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), "convivio-messages-"));
  folders.push(root);
  for (const [language, texts] of Object.entries(languages)) {
    mkdirSync(join(root, "messages", language), { recursive: true });
    const content = typeof texts === "string" ? texts : JSON.stringify(texts);
    writeFileSync(join(root, "messages", language, "a.json"), content);
  }
  writeFileSync(join(root, "messages/same-as-english.json"), JSON.stringify(allowed));
  for (const [path, content] of Object.entries(extraFiles)) writeFileSync(join(root, path), content);
  const { status, stderr } = spawnSync(process.execPath, ["scripts/check-messages.mjs", root], {
    encoding: "utf8",
  });
  return { status, lines: stderr.split("\n").filter(Boolean) };
}

test("texts in order pass", () => {
  expect(check(sound())).toEqual({ status: 0, lines: [] });
});

test("the texts of this product pass", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/check-messages.mjs"], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

const PLANTED: Array<[string, (texts: Record<string, Texts>) => void, string]> = [
  ["a missing text", ({ fr }) => delete fr?.greeting, "fr:a.greeting: missing"],
  [
    "a text English does not have",
    ({ it }) => plant(it, "old", "Vecchio"),
    "it:a.old: English has no such text",
  ],
  [
    "a missing placeholder",
    ({ es }) => plant(es, "greeting", "Hola"),
    'placeholder "name" of English is missing',
  ],
  [
    "a wrong placeholder",
    ({ de }) => plant(de, "greeting", "Tag {nam}"),
    'placeholder "nam" is not in English',
  ],
  ["a missing tag", ({ en }) => plant(en, "greeting", "<b>Hi</b> {name}"), 'tag "b" of English is missing'],
  ["an empty text", ({ fr }) => plant(fr, "greeting", " "), "fr:a.greeting: empty"],
  [
    "a text left in English",
    ({ de }) => plant(de, "greeting", "Good day {name}"),
    "de:a.greeting: equal to English",
  ],
  [
    "an unreadable text",
    ({ it }) => plant(it, "greeting", "Salve {name"),
    "it:a.greeting: not a readable text",
  ],
  [
    "a plural form the language lacks",
    ({ de }) => plant(de, "left", "{count, plural, one {#} few {#} other {#}}"),
    '"few" is no plural form of "de"',
  ],
  [
    "a missing plural form",
    ({ es }) => plant(es, "left", "{count, plural, other {# plazas}}"),
    'es:a.left: the plural form "one" is missing',
  ],
  [
    "French counting only from =1",
    ({ fr }) => plant(fr, "left", "{count, plural, =1 {un lieu} other {# lieux}}"),
    'fr:a.left: the plural form "one" is missing',
  ],
  [
    "a list instead of a text",
    ({ fr }) => plant(fr, "greeting", ["Bonjour"]),
    "only texts and groups of texts",
  ],
  ["a key with a dot", ({ en }) => plant(en, "a.b", "Hi"), "a key has no dots"],
];

function plant(texts: Texts | undefined, key: string, value: unknown) {
  if (texts) texts[key] = value;
}

test.each(PLANTED)("%s fails", (_name, spoil, line) => {
  const languages = sound() as Record<string, Texts>;
  spoil(languages);
  const { status, lines } = check(languages);
  expect(status).toBe(1);
  expect(lines.join("\n")).toContain(line);
});

test("forms for large numbers may be there or not", () => {
  const languages = sound() as Record<string, Texts>;
  plant(languages.fr, "left", "{count, plural, one {# lieu} many {# de lieux} other {# lieux}}");
  expect(check(languages)).toEqual({ status: 0, lines: [] });
});

test("texts without any word of their own may be equal", () => {
  const languages = sound() as Record<string, Texts>;
  for (const texts of Object.values(languages)) plant(texts, "range", "{from}–{to}");
  expect(check(languages)).toEqual({ status: 0, lines: [] });
});

test("an unused entry of the allow-list fails, so does a double one", () => {
  expect(check(sound(), [...BRAND, "fr:a.greeting"]).lines).toEqual([
    'messages/same-as-english.json: "fr:a.greeting" is not needed, its text is not equal to English',
  ]);
  expect(check(sound(), [...BRAND, "fr:a.brand"]).lines.join()).toContain("stands there twice");
});

test("a missing file and a file English does not have fail", () => {
  const languages = sound();
  delete languages.it;
  const { lines } = check(languages, BRAND, { "messages/de/b.json": "{}" });
  expect(lines.join("\n")).toContain("messages/it/a.json: missing");
  expect(lines.join("\n")).toContain("messages/de/b.json: English has no such file");
});

test("broken JSON fails with its place", () => {
  const { status, lines } = check({ ...sound(), fr: '{"greeting": ' });
  expect(status).toBe(1);
  expect(lines.join("\n")).toContain("messages/fr/a.json");
});
