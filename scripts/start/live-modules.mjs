/**
 * Builds what is alive on public pages (components/live-modules) after Next has built the site: the same components, with
 * preact for React, as modules that lie beside the files of Next and are served as those are.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { root } from "./processes.mjs";

/** Smallest first: a page gets the first that knows all its parts (lib/platform/cache/documents.mjs). */
const BUTTONS = ["CopyButton", "KeepOffline", "PrintButton"];
const MODULES = [
  { name: "buttons", entry: "buttons.ts", parts: BUTTONS },
  { name: "star", entry: "star.ts", parts: [...BUTTONS, "PlaceLabels", "StarButton"] },
  { name: "ticket", entry: "ticket.ts", parts: [...BUTTONS, "KeptTickets"] },
  {
    name: "agenda",
    entry: "agenda.tsx",
    later: true,
    parts: [...BUTTONS, "AgendaFilter", "AgendaNews", "AgendaStars", "NowBoard", "PlaceLabels", "ZoneNote"],
  },
];
/** What answers for kept pages without a network; app/sw.js serves it. */
const WORKER = join(root, "components/offline/worker.ts");
const BUNDLE = {
  tsconfig: join(root, "tsconfig.json"),
  bundle: true,
  write: false,
  minify: true,
  target: "es2022",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "error",
};
const CHUNKS = join(root, ".next/static/chunks");
const FOLDER = join(root, ".next/static/live");

/** Writes the modules, named by what they hold, and the list of them that the page cache reads. */
export async function buildLiveModules() {
  const classes = builtClasses();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const list = [];
  for (const { name, entry, parts, later } of MODULES) {
    const { outputFiles } = await build({
      ...BUNDLE,
      entryPoints: [join(root, "components/live-modules", entry)],
      format: "esm",
      jsx: "automatic",
      alias: { react: "preact/compat", "react-dom": "preact/compat" },
      plugins: [namedByNext(classes)],
    });
    const [{ text, contents }] = outputFiles;
    const unknown = parts.filter((part) => !text.includes(`${part}:`));
    if (unknown.length > 0) throw new Error(`${entry} does not know ${unknown.join(", ")}`);
    const address = writeModule(name, contents);
    list.push({ address: later ? writeModule(`${name}-later`, afterPaint(address)) : address, parts });
  }
  writeFileSync(join(root, ".next/live-modules.json"), JSON.stringify(list));
  const [{ contents }] = (await build({ ...BUNDLE, entryPoints: [WORKER], format: "iife" })).outputFiles;
  writeFileSync(join(root, ".next/worker.js"), contents);
}

/** @returns the address of the module, by which browsers keep it for good */
function writeModule(name, contents) {
  const file = `${name}-${createHash("sha256").update(contents).digest("hex").slice(0, 16)}.js`;
  writeFileSync(join(FOLDER, file), contents);
  return `/_next/static/live/${file}`;
}

/** A module that asks for a large one when the page is painted: on a slow line the two would wait for each other. */
const afterPaint = (address) => `requestAnimationFrame(()=>setTimeout(()=>import("${address}")))`;

/** Every class that the style sheets of the build have. */
function builtClasses() {
  const sheets = readdirSync(CHUNKS).filter((file) => file.endsWith(".css"));
  return new Set(sheets.flatMap((file) => classesOf(readFileSync(join(CHUNKS, file), "utf8"))));
}

const classesOf = (css) => [...css.matchAll(/\.([a-z_][\w-]*)/gi)].map(([, name]) => name);

/** Lets a CSS Module mean the classes that Next gave it. */
const namedByNext = (classes) => ({
  name: "css modules, named by Next",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.module\.css$/ }, ({ path }) => ({
      contents: JSON.stringify(namesOf(path, classes)),
      loader: "json",
    })),
});

/**
 * Next puts the same letters before all classes of a file, and does not say which: those with which every class of the
 * file is in a style sheet of the build.
 */
function namesOf(path, classes) {
  const css = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|:global\([^)]*\)|\{[^{}]*\}/g, "");
  const names = [...new Set(classesOf(css))];
  const before = [...classes]
    .filter((name) => name.endsWith(names[0]))
    .map((name) => name.slice(0, -names[0].length))
    .filter((letters) => letters && names.every((name) => classes.has(letters + name)));
  if (before.length !== 1)
    throw new Error(
      `${basename(path)}: its classes stand ${before.length} times in the style sheets of the build`,
    );
  return Object.fromEntries(names.map((name) => [name, before[0] + name]));
}
