/**
 * Keys of messages/en that nobody asks for. The compiler knows what each call of a translator may ask: the literal, or
 * all members of a template's types. `node scripts/check-unused-texts.mjs [ROOT]` names each unused key and ends with 1.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/**
 * Asked for by keys that no type knows: stored words, names of fields, templates of mails; handed on whole; or read by what
 * stands outside the bundle (failed-answers.mjs).
 */
const WHOLE = [
  "desk-fields",
  "emails",
  "faults",
  "me.answers",
  "pages",
  "registration.refusals",
  "registration.rejected",
  "sign-in.refusals",
  "speak.refusals",
  "sign-in.rejected",
];
const METHODS = new Set(["rich", "markup", "raw", "has"]);
const LOOSE = new Set(["findText", "loose"]);

const root = process.argv[2] ?? process.cwd();
/** Every leaf as "namespace.path". */
const keys = [];
/** Of each group of keys, the place it stands in: what a translator of that namespace may be asked. */
const groups = new Map();

function collect(value, place) {
  const below = [];
  for (const [key, entry] of Object.entries(value))
    if (typeof entry === "string") below.push(key);
    else below.push(...collect(entry, `${place}.${key}`).map((path) => `${key}.${path}`));
  const print = fingerprint(below);
  groups.set(print, [...(groups.get(print) ?? []), place]);
  return below;
}
function fingerprint(paths) {
  return [...paths].sort().join("\n");
}
for (const file of readdirSync(join(root, "messages/en"))) {
  const namespace = file.slice(0, -5);
  const below = collect(JSON.parse(readFileSync(join(root, "messages/en", file), "utf8")), namespace);
  keys.push(...below.map((path) => `${namespace}.${path}`));
}

const config = ts.getParsedCommandLineOfConfigFile(
  join(root, "tsconfig.json"),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (fault) => {
      throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
    },
  },
);
const program = ts.createProgram(config.fileNames, { ...config.options, noEmit: true, incremental: false });
const checker = program.getTypeChecker();

const asked = new Set();
const patterns = [];

const literalsOf = (type) =>
  type.isUnion() ? type.types.flatMap(literalsOf) : type.isStringLiteral() ? [type.value] : [];

/** The namespaces that a translator may be of; nothing for any other function. */
const known = new Map();
function placesOf(type) {
  if (known.has(type)) return known.get(type);
  const constraint = type.getCallSignatures()[0]?.typeParameters?.[0]?.getConstraint();
  const places = constraint ? (groups.get(fingerprint(literalsOf(constraint))) ?? []) : [];
  known.set(type, places);
  return places;
}

/** What a key that no type knows may be: the words of its template around anything. */
function patternOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  if (!ts.isTemplateExpression(node)) return ".*";
  const words = [node.head, ...node.templateSpans.map((span) => span.literal)];
  return words.map((word) => word.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
}

function ask(places, argument) {
  const literals = literalsOf(checker.getTypeAtLocation(argument));
  for (const place of places)
    if (literals.length > 0) for (const literal of literals) asked.add(`${place}.${literal}`);
    else patterns.push(new RegExp(`^${place.replaceAll(".", "\\.")}\\.${patternOf(argument)}$`));
}

function visit(node) {
  if (ts.isCallExpression(node) && node.arguments.length > 0) {
    const { expression } = node;
    const [first, second] = node.arguments;
    if (ts.isIdentifier(expression) && LOOSE.has(expression.text)) {
      const places = placesOf(checker.getTypeAtLocation(first));
      if (second) ask(places, second);
      else for (const place of places) patterns.push(new RegExp(`^${place.replaceAll(".", "\\.")}\\.`));
    } else {
      const method = ts.isPropertyAccessExpression(expression) && METHODS.has(expression.name.text);
      const places = placesOf(checker.getTypeAtLocation(method ? expression.expression : expression));
      if (places.length > 0) ask(places, first);
    }
  }
  ts.forEachChild(node, visit);
}
for (const source of program.getSourceFiles()) {
  const path = relative(root, source.fileName);
  if (source.isDeclarationFile || path.startsWith("..") || /node_modules|\.test\.tsx?$|^e2e\//.test(path))
    continue;
  visit(source);
}

const isWhole = (key) => WHOLE.some((place) => key.startsWith(`${place}.`));
const unused = keys.filter(
  (key) => !asked.has(key) && !isWhole(key) && !patterns.some((pattern) => pattern.test(key)),
);
for (const key of unused) console.error(`messages/en: nobody asks for ${key}`);
process.exit(unused.length > 0 ? 1 : 0);
