/**
 * Draws the modules and their imports into docs/architecture.md, between its two marks: the nouns of lib/order.json with
 * every import there is, and what each screen imports. Ends with 1 when two folders import each other.
 * `--check` only says whether the picture is the one the code would give now.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./start/processes.mjs";

const FILE = join(root, "docs/architecture.md");
const BEGIN = "<!-- picture: begin -->";
const END = "<!-- picture: end -->";
const ORDER = JSON.parse(readFileSync(join(root, "lib/order.json"), "utf8"));
/** On these stands nearly everything: their arrows would hide the others, so only the table has them. */
const BELOW_ALL = ["platform", "access", "audit"];

function cruise() {
  const places = ["app", "components", "lib", "prisma"].filter((place) => existsSync(join(root, place)));
  const run = spawnSync(
    join(root, "node_modules/.bin/depcruise"),
    ["--config", "scripts/architecture/folders.cjs", "--output-type", "json", ...places],
    { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (!run.stdout.startsWith("{")) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

/** The module a file belongs to: "app", "components/desk", "programme" for lib/programme; null for the rest. */
function moduleOf(path) {
  const [top, folder, ...rest] = path.split("/");
  if (top === "app") return "app";
  if (top === "components") return `components/${folder}`;
  return top === "lib" && rest.length > 0 ? folder : null;
}

function importsOf({ modules }) {
  const found = new Map();
  for (const { source, dependencies } of modules) {
    const from = moduleOf(source);
    if (!from) continue;
    for (const { resolved } of dependencies) {
      const to = moduleOf(resolved);
      if (to && to !== from) found.set(from, (found.get(from) ?? new Set()).add(to));
    }
  }
  return found;
}

function drawNouns(imports) {
  const id = (name) => name.replaceAll("-", "_");
  const lines = ORDER.map((line) => Object.keys(line).filter((name) => !BELOW_ALL.includes(name)));
  return [
    "```mermaid",
    "flowchart TD",
    ...lines.flatMap((line, at) =>
      line.length === 0
        ? []
        : [
            `  subgraph line${at + 1} [line ${at + 1}]`,
            ...line.map((name) => `    ${id(name)}["${name}"]`),
            "  end",
          ],
    ),
    ...lines
      .flat()
      .flatMap((from) =>
        lines.flat().flatMap((to) => (imports.get(from)?.has(to) ? [`  ${id(from)} --> ${id(to)}`] : [])),
      ),
    "```",
  ];
}

/** One row a module: what it imports, and nothing that it doesn't. */
function listImports(imports) {
  const nouns = ORDER.flatMap(Object.keys);
  const row = (name, is) => {
    const own = [...(imports.get(name) ?? [])].sort(
      (one, other) => place(nouns, one) - place(nouns, other) || (one < other ? -1 : 1),
    );
    return `| ${name} | ${is} | ${own.join(", ") || "nothing"} |`;
  };
  const screens = [...imports.keys()].filter((module) => !nouns.includes(module)).toSorted();
  return [
    "| Line | Noun | What it holds | Imports, all of them |",
    "|---|---|---|---|",
    ...ORDER.flatMap((line, at) => Object.entries(line).map(([name, is]) => `| ${at + 1} ${row(name, is)}`)),
    "",
    "| Screens | Imports, all of them |",
    "|---|---|",
    ...screens.map((name) => row(name, "").replace("|  | ", "| ")),
  ];
}

const place = (nouns, name) => (nouns.includes(name) ? nouns.indexOf(name) : nouns.length);

const found = cruise();
for (const { from, cycle } of found.summary.violations)
  console.error(`Folders that import each other: ${from} → ${cycle.map(({ name }) => name).join(" → ")}`);
const imports = importsOf(found);
const text = readFileSync(FILE, "utf8");
const [head, rest] = text.split(BEGIN);
const tail = rest.split(END)[1];
const picture = [...drawNouns(imports), "", ...listImports(imports)].join("\n");
const drawn = `${head}${BEGIN}\n${picture}\n${END}${tail}`;
const outdated = drawn !== text;
if (outdated && !process.argv.includes("--check")) writeFileSync(FILE, drawn);
if (outdated && process.argv.includes("--check"))
  console.error("The picture in docs/architecture.md is out of date: npm run architecture");
if (found.summary.violations.length > 0 || (outdated && process.argv.includes("--check"))) process.exit(1);
