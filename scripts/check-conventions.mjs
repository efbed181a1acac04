/**
 * The file vocabulary of lib/<noun>/, what app/ holds, the form of names, questions by key, page length, bare server actions, zod in the browser.
 * `node scripts/check-conventions.mjs [ROOT]` prints one line per fault and ends with 1 when there is any.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";

const VOCABULARY = new Set([
  "schema",
  "rules",
  "policy",
  "access",
  "queries",
  "commands",
  "actions",
  "hooks",
  "feeds",
  "jobs",
  "emails",
  "templates",
]);
const FORBIDDEN_NAMES = /^(index|utils?|helpers?|types|services?|common|misc)$/;
/** The nouns and their order; a tree without the file (a planted one) has ours. */
const ORDER = JSON.parse(readFileSync(new URL("../lib/order.json", import.meta.url), "utf8"));
const NOUNS = new Set(ORDER.flatMap(Object.keys));
/** Tables of nouns, as SQL and as the client call them: all but those of prisma/schema/platform.prisma. */
const TABLES = readdirSync(new URL("../prisma/schema", import.meta.url))
  .filter((name) => name.endsWith(".prisma") && name !== "platform.prisma")
  .flatMap((name) => {
    const text = readFileSync(new URL(`../prisma/schema/${name}`, import.meta.url), "utf8");
    return [...text.matchAll(/^model (\w+) \{[\s\S]*?@@map\("(\w+)"\)\n\}/gm)].map(([, model, table]) => ({
      model: `${model[0].toLowerCase()}${model.slice(1)}`,
      table,
    }));
  });
const LONGEST_FILE = 300;
const LONGEST_PAGE = 60;

const root = process.argv[2] ?? process.cwd();
const faults = [];
const fault = (file, text) => faults.push(`${relative(root, file)}: ${text}`);

function* files(folder) {
  let names;
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    if (name === "generated" || name === "node_modules" || name.startsWith(".")) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

function checkName(file) {
  const name = basename(file).replace(/(\.(test|db|dev|module|page|spec|d))*\.[a-z]+$/, "");
  const nextName = file.includes("/app/") && /^(\[.*\]|_.*)$/.test(name);
  if (!nextName && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) fault(file, "file names are kebab-case");
  if (FORBIDDEN_NAMES.test(name) && !/fixtures?\//.test(file))
    fault(file, `"${name}" says nothing; name the file after what it holds`);
}

function checkNoun(file) {
  const [noun, first] = relative(join(root, "lib"), file).split("/");
  if (noun === "platform" || first === undefined) return; // lib/*.ts tie the nouns to the process
  if (!NOUNS.has(noun))
    fault(file, `lib/${noun} is not a noun of the domain: give it a line in lib/order.json`);
  const word = first.replace(/(\.(test|db))*\.tsx?$/, "");
  if (!VOCABULARY.has(word) && first !== "fixtures")
    fault(file, `"${first}" is not in the file vocabulary (${[...VOCABULARY].join(", ")})`);
}

/** What Next asks for by name; everything that shows something else stands in components/. */
const ROUTE_FILES =
  /^(page|page\.dev|layout|template|default|loading|error|not-found|global-error|global-not-found)\.tsx$/;

function checkRoute(file) {
  const path = relative(root, file);
  if (file.endsWith(".tsx") && !ROUTE_FILES.test(basename(file)))
    fault(file, "app/ holds routes only: a screen stands in components/<noun>, at the desk in its desk/");
  if (file.endsWith(".css") && path !== "app/linea.css")
    fault(file, "app/ holds routes only: a component's styles are a CSS Module beside it");
}

/** Of the styles that reach every element of a page there are two. */
const GLOBAL_STYLES = ["app/linea.css", "components/desk/desk.css"];

function checkStyles(file) {
  if (!file.endsWith(".module.css") && !GLOBAL_STYLES.includes(relative(root, file)))
    fault(file, `styles for everybody's elements: a CSS Module, or a word in ${GLOBAL_STYLES.join(" or ")}`);
}

function checkContent(file, text) {
  const lines = text.split("\n").length - 1;
  if (lines > LONGEST_FILE) fault(file, `${lines} lines; nothing is over ${LONGEST_FILE}`);
  if (/\/app\/.*\/page(\.dev)?\.tsx$/.test(file) && lines > LONGEST_PAGE)
    fault(file, `a page of ${lines} lines; ${LONGEST_PAGE} at most: gate, gather, lay out`);
  if (
    /\/app\/.*\(live\)\/.*\.tsx?$/.test(file) &&
    basename(file) !== "_not-there.ts" &&
    /\bnotFound\(/.test(text)
  )
    fault(
      file,
      "notFound() alone is an empty page without JavaScript: notThere() of app/[locale]/(live)/_not-there.ts",
    );
  if (/^import .* from "zod"/m.test(text))
    fault(file, 'import * as z from "zod/mini": "zod" costs 91 kB in the browser');
  if (/\$(query|execute)RawUnsafe/.test(text) && !/prisma\/|scripts\//.test(relative(root, file)))
    fault(file, "$queryRawUnsafe is banned: use the tagged template");
  // The catalogue of a database and the names of files are for machines.
  if (!/\.test\.tsx?$|\/platform\/db\//.test(file)) checkOrder(file, text);
  if (/^["']use server["']/m.test(text)) checkActions(file, text);
  if (/^lib\/platform\/(?!.*(\.test\.ts$|\/fixtures\/))/.test(relative(root, file)))
    checkPlatform(file, text);
  if (/^(lib|components)\/(?!.*\.test\.tsx?$)/.test(relative(root, file))) checkQuestions(file, text);
  if (file.endsWith(".tsx")) checkButtons(file, text);
  if (/^(app|components|lib\/outbox\/(emails|templates)|lib\/\w+\/feeds)\b/.test(relative(root, file)))
    checkColons(file, text);
}

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
/** Whose texts lib/platform shows: the site's own name, and its pages for failures. */
const PLATFORM_TEXTS = new Set(["site", "pages"]);

/** lib/platform knows no noun: none of their tables, neither by the client nor in SQL, none of their states and none of their texts. */
function checkPlatform(file, text) {
  const code = text.replace(COMMENTS, "");
  const knows = (what) => fault(file, `lib/platform knows no noun, and this is one's: ${what}`);
  for (const { model, table } of TABLES) {
    const asked = new RegExp(`\\.${model}\\s*\\.(find|create|update|upsert|delete|count|aggregate|group)`);
    // A word of its own is a noun's in SQL; one like login_session is, wherever it stands.
    const named = table.includes("_")
      ? new RegExp(`\\b${table}\\b`)
      : new RegExp(
          `\\b(FROM|JOIN|INTO|UPDATE|TABLE|ONLY|TRUNCATE|REFERENCES)\\s+(\\w+\\.)?"?${table}\\b|["'\`]${table}["'\`]\\s*[,\\])}]`,
        );
    if (asked.test(code)) knows(`the table ${table}, by the client`);
    else if (named.test(code)) knows(`the table ${table}`);
  }
  if (/from "@\/prisma\/(enums\/|generated\/(enums|models)|(?!generated\/client"))/.test(code))
    knows("a state, by @/prisma/enums");
  for (const [, space] of code.matchAll(
    /\b(?:getTranslations|useTranslations|translator)\([^)]*?"([\w.-]+)"\)/g,
  ))
    if (!PLATFORM_TEXTS.has(space)) knows(`the texts of "${space}"`);
}

/** Between a label and its colon; a space before it is the other half of a question in code. */
const CLOSE = String.raw`(?:\u00a0|\\u00a0|&nbsp;)?:`;
/** "{a}: {b}", `${a}: ${b}`, join(": "), {": "}; but no type of a parameter ("}: { a: string }") and no key ("a:${b}"). */
const COLONS = [
  String.raw`[})\`]${CLOSE} \$\{`,
  String.raw`\}${CLOSE} \{(?!\s*$|\s*(readonly )?[\w"-]+\??:)`,
  String.raw`</[\w.]+>${CLOSE} ?(\{|<[a-z/])`,
  String.raw`\}${CLOSE} ?<[a-z/]`,
  String.raw`(?<=[([{,+?:|]\s*)(["'\`])${CLOSE} \1`,
  String.raw`["'\`]${CLOSE}["'\`]\} `,
  String.raw`^\s*\{[^{}\n]*\}${CLOSE}$`,
].map((pattern) => new RegExp(pattern, "m"));

/** French has a space before a colon: what stands between a label and what it names comes from a text. */
function checkColons(file, text) {
  if (/\.test\.tsx?$/.test(file)) return;
  for (const pattern of COLONS) {
    const found = pattern.exec(text);
    if (found)
      fault(
        file,
        `a label stands before what it names by asLabel() of lib/platform/i18n/as-label.ts: ${text.slice(found.index, found.index + 40).trim()}`,
      );
  }
}

/** A question by its key: as a condition of a query (the client's, or SQL's), or compared with a word. */
const BY_KEY = [
  /\bfield: \{[^{}]*(?<!\.)\bkey\b(?!: true)/,
  /\.field\s*\.\w+\(\{\s*where: \{[^{}]*(?<!\.)\bkey\b/,
  /\bfield"?\."?key"?\s*(=|<>|!=|IN\b|LIKE\b)/,
  /\b(field|question)\??\.key\s*[!=]==?\s*["'`A-Z]/,
  /\]\.includes\((\w+\.)*(field|question)\.key\)/,
];

/** An organiser names her questions as she likes: what one is to the software, its meaning says. */
function checkQuestions(file, text) {
  const found = BY_KEY.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
  if (found)
    fault(file, `a question is found by its meaning, never by its key: ${found.replace(/\s+/g, " ")}`);
}

/** `.btn` gives its words their room through the span that holds them. */
function checkButtons(file, text) {
  for (const { 1: inside } of text.matchAll(
    /className=(?:"btn\b[^"]*"|\{[^}\n]*"btn\b[^}\n]*\})(?:[^>]|=>)*>\s*(.{0,120})/gs,
  ))
    if (!/^(<Icon [^>]*>\s*)?<span/.test(inside))
      fault(file, `a .btn holds its words in a <span>: ${inside.slice(0, 40).trim()}`);
}

/** What people wrote has one order: the order of code points puts É behind Z, and Room 10 before Room 2. */
function checkOrder(file, text) {
  // Dates, codes and short lists in the reader's language may; names have one order for everybody.
  if (/\.localeCompare\((?!startOf|other\.code)[^,()]*\)/.test(text))
    fault(file, "names are compared by lib/platform/i18n/name-order.ts");
  if (/orderBy[^;]{0,80}\bnameKey: ("asc"|"desc"|direction)/.test(text))
    fault(file, "names sort by the name, whose column has the order of lib/platform/i18n/name-order.ts");
  const words = "fullName|name|title|label|text|affiliation";
  const inOrder = "names are put in order by lib/platform/i18n/name-order.ts, not by code point";
  if (
    new RegExp(`(\\w*(names|titles|labels)|\\b(${words}))\\b[\\])]*\\s*\\.(sort|toSorted)\\(\\)`, "i").test(
      text,
    )
  )
    fault(file, inOrder);
  if (new RegExp(`\\.(${words}) [<>] \\w+(\\.\\w+)*\\.(${words})\\b`).test(text)) fault(file, inOrder);
  if (
    /orderBy: \[?\{ (title|label|subtitle|headline): /.test(text) ||
    /ORDER BY [^\n`]*->>(?![^\n`]*COLLATE)/.test(text)
  )
    fault(file, "localised texts have no order in SQL; sort them in memory, in the reader's language");
  for (const [model, order] of [
    ["speaker", "SPEAKERS_IN_ORDER"],
    ["room", "ROOMS_IN_ORDER"],
  ])
    if (
      new RegExp(
        `\\.${model}\\.findMany\\((?:(?!findMany)[^;])*?orderBy: \\[?\\{ (fullName|name|order):`,
      ).test(text)
    )
      fault(file, `${model}s are listed by ${order} (lib/programme/rules/list-order.ts)`);
}

function checkActions(file, text) {
  const gate = /gate: .*\brequire(Edition|School|Organisation)\(/.exec(text)?.[1];
  if (gate)
    fault(
      file,
      `an organiser's action is made by ${gate.toLowerCase()}Action(act, Schema, command) of lib/access`,
    );
  if (!/(^|\/)actions(\.ts|\/[a-z0-9-]+\.ts)$/.test(relative(root, file)))
    fault(file, '"use server" belongs in lib/<noun>/actions');
  for (const match of text.matchAll(/^export\s+(?!type\b|interface\b)(.*)$/gm)) {
    if (!/^const \w+Action = (define|edition|school|organisation)Action\(/.test(match[1]))
      fault(
        file,
        `a bare server action: "${match[1].slice(0, 60)}"; write export const …Action = editionAction(…), or defineAction({…})`,
      );
  }
}

for (const top of ["app", "components", "lib", "prisma", "e2e", "scripts", "security", "server"]) {
  for (const file of files(join(root, top))) {
    if (!/\.(ts|tsx|mjs|css)$/.test(file)) continue;
    checkName(file);
    if (top === "lib") checkNoun(file);
    if (top === "app") checkRoute(file);
    if (file.endsWith(".css")) checkStyles(file);
    else checkContent(file, readFileSync(file, "utf8"));
  }
}

// A restore of an earlier backup runs them in a schema of its own.
for (const file of files(join(root, "prisma/migrations"))) {
  if (file.endsWith(".sql") && /\bpublic"?\./.test(readFileSync(file, "utf8")))
    fault(file, "a migration names no schema (docs/decisions/014-steps-after-migrations.md)");
}

for (const line of faults) console.error(line);
process.exit(faults.length > 0 ? 1 : 0);
