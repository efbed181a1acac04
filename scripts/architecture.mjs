/**
 * Draws the rooms and their imports into docs/architecture.md, between its two marks, as a Mermaid graph.
 * `--check` only says whether the picture is the one the code would give now.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./start/processes.mjs";

const FILE = join(root, "docs/architecture.md");
const BEGIN = "<!-- picture: begin -->";
const END = "<!-- picture: end -->";
const places = ["app", "components", "lib"].filter((place) => existsSync(join(root, place)));

function room(path) {
  const parts = path.split("/");
  if (parts[0] === "app") return "app";
  if (parts[0] === "lib" && parts.length === 2) return "lib/duties";
  return `${parts[0]}/${parts[1]}`;
}

function edges() {
  const run = spawnSync(
    join(root, "node_modules/.bin/depcruise"),
    [
      "--no-config",
      "--ts-config",
      "tsconfig.json",
      "--ts-pre-compilation-deps",
      "--exclude",
      "\\.test\\.|^node_modules",
      "--output-type",
      "json",
      ...places,
    ],
    { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const found = new Set();
  for (const module of JSON.parse(run.stdout).modules) {
    if (!/^(app|components|lib)\//.test(module.source)) continue;
    for (const { resolved } of module.dependencies) {
      if (!/^(app|components|lib)\//.test(resolved)) continue;
      const [from, to] = [room(module.source), room(resolved)];
      if (from !== to && to !== "lib/platform") found.add(`${from}|${to}`);
    }
  }
  return [...found].sort();
}

/** Without the arrows that a longer way shows too: what remains still tells who reaches whom. */
function withoutDetours(pairs) {
  let kept = pairs;
  for (const pair of pairs) {
    const others = kept.filter((other) => other !== pair);
    if (reaches(others, pair[0], pair[1])) kept = others;
  }
  return kept;
}

function reaches(pairs, from, goal) {
  const seen = new Set([from]);
  for (const here of seen) {
    for (const [start, end] of pairs) if (start === here) seen.add(end);
  }
  return seen.has(goal);
}

function picture() {
  const id = (name) => name.replaceAll(/[^a-z]/g, "_");
  const all = edges().map((edge) => edge.split("|"));
  const pairs = withoutDetours(all);
  const rooms = [...new Set(all.flat())].sort();
  const group = (title, test) => [
    `  subgraph ${title}`,
    ...rooms.filter(test).map((name) => `    ${id(name)}["${name}"]`),
    "  end",
  ];
  return [
    "```mermaid",
    "flowchart TD",
    ...group("found", (name) => name === "app"),
    ...group("look", (name) => name.startsWith("components/")),
    ...group("know", (name) => name.startsWith("lib/")),
    ...pairs.map(([from, to]) => `  ${id(from)} --> ${id(to)}`),
    "```",
  ].join("\n");
}

const text = readFileSync(FILE, "utf8");
const [head, rest] = text.split(BEGIN);
const tail = rest.split(END)[1];
const drawn = `${head}${BEGIN}\n${picture()}\n${END}${tail}`;
if (!process.argv.includes("--check")) writeFileSync(FILE, drawn);
else if (drawn !== text) {
  console.error("The picture in docs/architecture.md is out of date: npm run architecture");
  process.exit(1);
}
