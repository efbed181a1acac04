/**
 * `npm run mutation [-- NOUN…]`: changes the rules in a copy of the source, one mutant at a time, and runs the unit tests
 * that reach it. Prints a score per noun, and for named nouns what survived; the reports are .mutation/NOUN.html.
 * Ends with 1 when a noun's score, or that of all, is below the least one.
 */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findRules, LEAST_SCORE, LEAST_SCORES, strykerOptions } from "../e2e/nightly/mutation/settings.mjs";
import { root, run } from "./start/processes.mjs";

const HOME = fileURLToPath(new URL("../e2e/nightly/mutation/", import.meta.url));
const STRYKER = `${HOME}node_modules/@stryker-mutator/core/dist/src/index.js`;

const rules = findRules();
const named = process.argv.slice(2);
const unknown = named.filter((noun) => !rules.has(noun));
if (unknown.length > 0) {
  console.error(`No rules: ${unknown.join(", ")}. There are: ${[...rules.keys()].join(", ")}.`);
  process.exit(2);
}
process.chdir(root);
if (!existsSync(STRYKER)) await run("npm", ["ci", "--prefix", HOME], { quiet: true });
const { Stryker } = await import(pathToFileURL(STRYKER).href);

const total = [];
const notRun = [];
const below = [];
console.log(rowOf("", ["mutants", "killed", "survived", "unreached", "of reached", "of all"]));
for (const noun of named.length > 0 ? named : rules.keys()) {
  const runners = 2;
  const options = strykerOptions(noun, rules.get(noun), runners);
  const mutants = await new Stryker(options).runMutationTest().catch(() => null);
  if (!mutants) {
    // Stryker has said why, mostly a test that fails in the copy.
    notRun.push(noun);
    continue;
  }
  if (mutants.length === 0) {
    // Stryker makes none where no test imports the file: that is no score of 100.
    console.log(`${noun.padEnd(14)} no unit test reaches its rules`);
    continue;
  }
  total.push(...mutants);
  console.log(rowOf(noun, figures(mutants)));
  if (count(mutants).reached < (LEAST_SCORES[noun] ?? 0)) below.push(noun);
  if (named.length > 0) tellSurvivors(mutants);
}
if (named.length !== 1) console.log(rowOf("all", figures(total)));
if (named.length === 0 && count(total).reached < LEAST_SCORE) below.push("all");
if (notRun.length > 0) console.error(`Not run: ${notRun.join(", ")}.`);
if (below.length > 0) console.error(`Below their least score: ${below.join(", ")}.`);
process.exit(notRun.length > 0 || below.length > 0 ? 1 : 0);

/** How many of the mutants met which end, and the shares of killed ones, in per cent. */
function count(mutants) {
  const of = (...ends) => mutants.filter(({ status }) => ends.includes(status)).length;
  const killed = of("Killed", "Timeout");
  const survived = of("Survived");
  const unreached = of("NoCoverage");
  const share = (whole) => (whole === 0 ? 100 : (100 * killed) / whole);
  const all = killed + survived + unreached;
  return { all, killed, survived, unreached, reached: share(killed + survived), ofAll: share(all) };
}

function figures(mutants) {
  const { all, killed, survived, unreached, reached, ofAll } = count(mutants);
  return [all, killed, survived, unreached, `${reached.toFixed(1)} %`, `${ofAll.toFixed(1)} %`];
}

function rowOf(name, cells) {
  return name.padEnd(14) + cells.map((cell) => String(cell).padStart(11)).join("");
}

function tellSurvivors(mutants) {
  for (const { status, fileName, location, mutatorName, replacement } of mutants) {
    if (status !== "Survived" && status !== "NoCoverage") continue;
    const place = `${relative(root, fileName)}:${location.start.line}:${location.start.column}`;
    const text = replacement.replace(/\s+/g, " ").slice(0, 90);
    console.log(`  ${status === "Survived" ? "survived " : "unreached"} ${place} ${mutatorName}: ${text}`);
  }
}
