/**
 * Every language of messages/languages.json has every text: the keys of English, its placeholders and tags, plural forms the language has, nothing
 * empty, nothing left in English but what messages/same-as-english.json allows ("lang:namespace.key"), and no word or
 * sign that the language doesn't write so (check-words.mjs).
 * `node scripts/check-messages.mjs [ROOT]` prints one line per fault and ends with 1 when there is any.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { wordProblems } from "./check-words.mjs";

const SOURCE = "en";
/** Large round numbers ("un millón de …"): our texts count people and places. */
const OPTIONAL_PLURAL = "many";

const root = process.argv[2] ?? process.cwd();
const folder = join(root, "messages");
const faults = [];

/** The parser of the library that shows the texts, so that a text passes here exactly when it can be shown. */
async function loadParser() {
  const chain = ["next-intl", "use-intl", "intl-messageformat", "@formatjs/icu-messageformat-parser"];
  let file = import.meta.url;
  for (const name of chain) file = createRequire(file).resolve(name);
  return import(pathToFileURL(file));
}
const { parse, TYPE } = await loadParser();

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    faults.push(`${path.slice(root.length + 1)}: ${error.message}`);
    return null;
  }
}

/** All texts of a file as key → text. */
function flatten(value, where, prefix, texts) {
  for (const [key, entry] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (key === "" || key.includes(".")) faults.push(`${where}.${path}: a key has no dots and is not empty`);
    if (typeof entry === "string") texts.set(path, entry);
    else if (typeof entry === "object" && entry !== null && !Array.isArray(entry))
      flatten(entry, where, path, texts);
    else faults.push(`${where}.${path}: only texts and groups of texts`);
  }
  return texts;
}

function readTexts(language, namespace) {
  const content = readJson(join(folder, language, `${namespace}.json`));
  return content === null ? null : flatten(content, `${language}:${namespace}`, "", new Map());
}

/** What a text needs from the code that shows it, and whether it holds any word of its own. */
function analyse(text, language, where) {
  const found = { values: new Set(), tags: new Set(), selects: new Map(), words: "" };
  const visit = (parts) => {
    for (const part of parts) {
      if (part.type === TYPE.literal) found.words += part.value;
      else if (part.type === TYPE.tag) {
        found.tags.add(part.value);
        visit(part.children);
      } else if (part.type !== TYPE.pound) {
        found.values.add(part.value);
        if (part.type === TYPE.plural) checkPlural(part, language, where);
        if (part.type === TYPE.select) found.selects.set(part.value, Object.keys(part.options));
        for (const option of Object.values(part.options ?? {})) visit(option.value);
      }
    }
  };
  try {
    visit(parse(text));
  } catch (error) {
    faults.push(`${where}: not a readable text (${error.message})`);
    return null;
  }
  return found;
}

function checkPlural(part, language, where) {
  const type = part.pluralType === "ordinal" ? "ordinal" : "cardinal";
  const has = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  const used = Object.keys(part.options);
  for (const form of used) {
    if (!form.startsWith("=") && !has.includes(form))
      faults.push(`${where}: "${form}" is no plural form of "${language}" (${has.join(", ")})`);
  }
  for (const form of has) {
    if (used.includes(form) || form === OPTIONAL_PLURAL) continue;
    // Where 0 is in the singular too, as in French, "=1" alone would miss a number.
    const onlyOne = new Intl.PluralRules(language, { type }).select(0) !== "one";
    if (form === "one" && used.includes("=1") && onlyOne) continue;
    faults.push(`${where}: the plural form "${form}" is missing`);
  }
}

const difference = (one, other) => [...one].filter((item) => !other.has(item));

function compare(source, translated, where) {
  for (const [kind, what] of [
    ["values", "placeholder"],
    ["tags", "tag"],
  ]) {
    for (const name of difference(source[kind], translated[kind]))
      faults.push(`${where}: the ${what} "${name}" of English is missing`);
    for (const name of difference(translated[kind], source[kind]))
      faults.push(`${where}: the ${what} "${name}" is not in English`);
  }
  for (const [name, options] of translated.selects) {
    const known = source.selects.get(name);
    const unknown = known ? options.filter((option) => !known.includes(option)) : [];
    for (const option of unknown) faults.push(`${where}: "${name}" never is "${option}" in English`);
  }
}

function namespaces(language) {
  const place = join(folder, language);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -5))
    .sort();
}

const sameAsEnglish = new Set();

function checkNamespace(language, namespace, source) {
  const texts = readTexts(language, namespace);
  if (texts === null) return;
  for (const key of source.keys())
    if (!texts.has(key)) faults.push(`${language}:${namespace}.${key}: missing`);
  for (const [key, text] of texts) {
    const where = `${language}:${namespace}.${key}`;
    const english = source.get(key);
    if (english === undefined) {
      faults.push(`${where}: English has no such text`);
      continue;
    }
    if (text.trim() === "") faults.push(`${where}: empty`);
    for (const fault of wordProblems(text, language)) faults.push(`${where}: ${fault}`);
    const found = analyse(text, language, where);
    if (!found || !english.found) continue;
    compare(english.found, found, where);
    if (text === english.text && /\p{L}/u.test(found.words)) sameAsEnglish.add(where);
  }
}

function checkAllowList() {
  const path = join(folder, "same-as-english.json");
  const allowed = existsSync(path) ? readJson(path) : [];
  if (!Array.isArray(allowed)) {
    faults.push("messages/same-as-english.json: a list of lang:namespace.key");
    return;
  }
  const seen = new Set();
  for (const entry of allowed) {
    if (seen.has(entry)) faults.push(`messages/same-as-english.json: "${entry}" stands there twice`);
    else if (!sameAsEnglish.has(entry))
      faults.push(
        `messages/same-as-english.json: "${entry}" is not needed, its text is not equal to English`,
      );
    seen.add(entry);
  }
  for (const where of sameAsEnglish) if (!seen.has(where)) faults.push(`${where}: equal to English`);
}

const LIST = "languages.json";
const translations = Object.keys(readJson(join(folder, LIST)) ?? {}).filter((tag) => tag !== SOURCE);
for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  if (name !== SOURCE && !translations.includes(name))
    faults.push(`messages/${name}: not in messages/${LIST}`);
const wanted = namespaces(SOURCE);
if (wanted.length === 0) faults.push(`messages/${SOURCE}: no texts`);
for (const language of translations) {
  const has = namespaces(language);
  for (const name of wanted.filter((name) => !has.includes(name)))
    faults.push(`messages/${language}/${name}.json: missing`);
  for (const name of has.filter((name) => !wanted.includes(name)))
    faults.push(`messages/${language}/${name}.json: English has no such file`);
}
for (const namespace of wanted) {
  const source = new Map();
  for (const [key, text] of readTexts(SOURCE, namespace) ?? []) {
    const where = `${SOURCE}:${namespace}.${key}`;
    if (text.trim() === "") faults.push(`${where}: empty`);
    for (const fault of wordProblems(text, SOURCE)) faults.push(`${where}: ${fault}`);
    source.set(key, { text, found: analyse(text, SOURCE, where) });
  }
  for (const language of translations)
    if (existsSync(join(folder, language, `${namespace}.json`))) checkNamespace(language, namespace, source);
}
checkAllowList();

for (const line of faults) console.error(line);
process.exit(faults.length > 0 ? 1 : 0);
