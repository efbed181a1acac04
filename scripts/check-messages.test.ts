import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { wordProblems } from "./check-words.mjs";

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
  const list = Object.fromEntries(Object.keys(sound()).map((language) => [language, {}]));
  writeFileSync(join(root, "messages/languages.json"), JSON.stringify(list));
  writeFileSync(join(root, "messages/same-as-english.json"), JSON.stringify(allowed));
  for (const [path, content] of Object.entries(extraFiles)) writeFileSync(join(root, path), content);
  const { status, stderr } = spawnSync(process.execPath, ["scripts/check-messages.mjs", root], {
    encoding: "utf8",
  });
  return { status, lines: stderr.split("\n").filter(Boolean) };
}

test("a folder of texts that the list of languages doesn't name fails", () => {
  const { status, lines } = check({ ...sound(), pt: { greeting: "Bom dia {name}" } });
  expect(lines).toEqual(["messages/pt: not in messages/languages.json"]);
  expect(status).toBe(1);
});

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

const NOT_WRITTEN_SO: Array<[string, string, string]> = [
  ["en", "Please wait...", "instead of three dots"],
  ["en", "Two  spaces", "two spaces"],
  ["en", "It's here", "write the apostrophe ’"],
  ["en", "Sending …", "no space before …"],
  ["en", "You are on the waitlist", "waiting list"],
  ["en", "A user signs in", "nobody is a user"],
  ["fr", "Qui vient ?", "is U+00A0"],
  ["fr", "Qui vient?", "a space U+00A0 before"],
  ["fr", "Questions: ici", "a space U+00A0 before"],
  ["fr", "« ici\u00a0»", "after « is U+00A0"],
  ["fr", "400 % de plus", "is U+00A0"],
  ["fr", "l'école", "write the apostrophe ’"],
  ["fr", "Envoi …", "no space before …"],
  ["fr", "En anglais, Français et italien", "languages are small"],
  ["fr", "Ce lien ne marche plus", "fonctionne"],
  ["fr", "Envoyez un courriel", "e-mail"],
  ["fr", "Le lien privé", "lien personnel"],
  ["fr", "L’organisateur écrit", "équipe d’organisation"],
  ["fr", "Vous êtes inscrit", "masculine only"],
  ["fr", "Les participant·es", "no signs inside words"],
  ["fr", "L’utilisateur", "nobody is a user"],
  ["it", "l'edizione", "write the apostrophe ’"],
  ["it", "In inglese, Francese e italiano", "languages are small"],
  ["it", "Ti abbiamo mandato una mail", "e-mail"],
  ["it", "Il link privato", "link personale"],
  ["it", "L’organizzatore scrive", "chi organizza"],
  ["it", "Ti sei iscritto", "masculine or feminine only"],
  ["it", "« qui »", "no space inside"],
  ["it", "tutt*i", "no signs inside words"],
  ["it", "Aprono il {date}", "no article before a value"],
  ["it", "Pubblica dal", "no article before a value"],
  ["it", "In lista dal <b>{date}</b>", "no article before a value"],
  ["es", "Quién viene?", "opens with ¿"],
  ["es", "Hola!", "opens with ¡"],
  ["es", "En inglés, Francés e italiano", "languages are small"],
  ["es", "Enviadme el correo", "not vosotros"],
  ["es", "Inicia sesión para seguir", "entrar"],
  ["es", "Date de baja", "renunciar"],
  ["es", "El enlace privado", "enlace personal"],
  ["es", "Los organizadores escriben", "equipo organizador"],
  ["es", "Amig@s", "no signs inside words"],
  ["es", "Al 400% sin más", "before %"],
  ["de", "Nichts ist verloren: Sende es noch einmal", "we say Sie"],
  ["de", "Schickt mir meinen Link", "we say Sie"],
  ["de", "Sieh auch im Spam nach", "we say Sie"],
  ["de", "Gib uns deine Adresse", "we say Sie"],
  ["de", "Falls der Knopf fehlt", "Schaltfläche"],
  ["de", "Ihr privater Link", "persönlicher Link"],
  ["de", "Kennzeichen A1", "Anmeldenummer"],
  ["de", "Eine Mail ist unterwegs", "E-Mail"],
  ["de", "Die Schule beginnt", "where children go"],
  ["de", "Wird gesendet…", "a space before …"],
  ["de", "„Hier”", "quotation marks"],
  ["de", "Teilnehmer:innen", "no signs inside words"],
];

test.each(NOT_WRITTEN_SO)("in %s nobody writes “%s”", (language, text, says) => {
  expect(wordProblems(text, language).join()).toContain(says);
});

test("what each language writes passes: lists of languages, addresses, marks of emphasis, formal imperatives", () => {
  expect(wordProblems("**Langues\u00a0:** anglais, français\u00a0; nom@exemple.org", "fr")).toEqual([]);
  expect(
    wordProblems("Inglese, francese e italiano. «Qui»: un’e-mail, il giorno, in data {date}", "it"),
  ).toEqual([]);
  expect(wordProblems("¿Vienes? El equipo organizador escribe a nombre@ejemplo.org", "es")).toEqual([]);
  expect(wordProblems("Senden Sie es. Warteliste, E-Mail, „Hier“ …", "de")).toEqual([]);
});

test("a word not wanted fails with its place", () => {
  const languages = sound() as Record<string, Texts>;
  plant(languages.de, "greeting", "Guten Tag {name}, der Knopf");
  plant(languages.en, "greeting", "Good day {name}...");
  const { status, lines } = check(languages);
  expect(status).toBe(1);
  expect(lines.join("\n")).toContain("de:a.greeting: the word is “Schaltfläche” (“Knopf”)");
  expect(lines.join("\n")).toContain("en:a.greeting: write the sign …");
});
