/**
 * What is kept of a public page is a document: its HTML without what only the framework's router and its hydration read,
 * and one module for what is alive on it (docs/decisions/037-public-pages-are-documents.md). Whatever is not understood
 * is kept as Next drew it: slower, never wrong.
 * Plain JavaScript because Next loads the page cache by path, outside the bundle.
 */
import { readFileSync } from "node:fs";
import { isMarked } from "./script-mark.mjs";

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
const SCRIPT_PRELOAD = /<link rel="preload" as="script"[^>]*>/g;
/** Read by machines, run by nobody. */
const DATA = / type="(application\/(ld\+)?json|speculationrules)"/;
const FRAMEWORK_FILE = / src="\/_next\/static\/chunks\/[^"]+"/;
/** The start of hydration, as React calls it. */
const FRAMEWORK_START = / id="_R_"/;
/** The beginnings of what else Next and React write into a page: its data, the time of a reveal. */
const FRAMEWORK_TEXT = /^(\(?self\.__next_f|self\.__next_r=|requestAnimationFrame\(function\(\)\{\$RT=)/;
/**
 * What React would only put in its place by a script: boundaries that wait or failed, and large ones out of line. As markup
 * only, which words that people typed can't be; the script that moves them is one that is not known.
 */
const OPEN = /<template id="[BPS]:|<div hidden(="")? id="S:|<!--\$[?!]/;
const PART = /<live-part data-part="([^"]+)"/g;
/** A client component in the data of a page: its module, its files, and its name or the row that says it. */
const CLIENT_COMPONENT = /^[\da-f]+:I\[(?:\d+|"[^"]*"),\[[^\]]*\],"(\$?)(\w+)"/gm;
/** What Next puts round every page; its layouts are called "default", ours have names. */
const FRAMEWORK_COMPONENTS = [
  "default",
  "OutletBoundary",
  "ViewportBoundary",
  "MetadataBoundary",
  "IconMark",
];
const END = "</body></html>";

/**
 * Makes a document of a page that is about to be kept, in place: an answer that Next gives of it at once is the same.
 * Called before the marks are taken out, by which the build's own scripts are known.
 * @returns null, or why the page stays as it is
 */
export function makeDocument(value, modules = liveModules()) {
  const html = String(value.html ?? "");
  if (!html.endsWith(END)) return "no end";
  if (OPEN.test(html)) return "an open boundary";
  const names = new Set([...html.matchAll(PART)].map(([, name]) => name));
  if (!clientComponents(value).every((name) => names.has(name))) return "something alive that is not marked";
  const module = names.size > 0 ? smallestWith(names, modules) : "";
  if (module === undefined) return "no module for what is alive";
  let unknown = false;
  const bare = html.replace(SCRIPT, (script, attributes, text) => {
    if (isFramework(attributes, text)) return "";
    if (!DATA.test(attributes) || isMarked(attributes)) unknown = true;
    return script;
  });
  if (unknown) return "another script";
  const alive = module && `<script type="module" src="${module}"></script>`;
  value.html = bare.replace(SCRIPT_PRELOAD, "").slice(0, -END.length) + alive + END;
  // Without a buffer Next fails on its router's request, which the front door answers.
  value.rscData = Buffer.alloc(0);
  value.segmentData = undefined;
  value.document = true;
  return null;
}

function isFramework(attributes, text) {
  if (!isMarked(attributes)) return false;
  if (FRAMEWORK_FILE.test(attributes)) return text === "";
  if (attributes.includes(" src=")) return false;
  return FRAMEWORK_START.test(attributes) || FRAMEWORK_TEXT.test(text);
}

/** The names of the client components that were drawn, the framework's own left out. */
function clientComponents({ rscData }) {
  const flight = String(rscData ?? "");
  const names = [...flight.matchAll(CLIENT_COMPONENT)].map(([, row, name]) =>
    row ? (new RegExp(`^${name}:"(\\w+)"$`, "m").exec(flight)?.[1] ?? name) : name,
  );
  return names.filter((name) => !FRAMEWORK_COMPONENTS.includes(name));
}

/** The address of the first module, small ones before large ones, that knows all these parts. */
function smallestWith(names, modules) {
  return modules.find(({ parts }) => [...names].every((name) => parts.includes(name)))?.address;
}

let read;
/** The modules that scripts/start/live-modules.mjs built, smallest first. A new build is a new process. */
function liveModules() {
  if (read) return read;
  try {
    // An address in words: Next would look for the file while it builds.
    read = JSON.parse(readFileSync(`${process.cwd()}/.next/live-modules.json`, "utf8"));
  } catch {
    read = [];
  }
  return read;
}
