/**
 * Which methods an address of the build takes. Next draws a page for every method; only live pages have forms.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCALES } from "./locales.mjs";

/** What no address is asked with: Next fails on some of them. */
const KNOWN = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const READ = "GET, HEAD, OPTIONS";
const SENT = "GET, HEAD, OPTIONS, POST";
/** The routes without a page that take something; all others are only read. */
const TAKES = new Map([
  ["/api/v1/schools/[school]/[edition]/registrations/route", "OPTIONS, POST"],
  ["/files/route", "OPTIONS, POST"],
  ["/unsubscribe/[token]/route", SENT],
]);

/** What the build made beside its pages, and whatever is asked of it: Next fails where it would refuse. */
const BUILT = { methods: READ, forProgram: true };

/** The addresses of the build and of the files that lie beside it. */
export function readPages(root = process.cwd()) {
  const file = join(root, ".next/server/app-paths-manifest.json");
  const names = existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, "utf8"))) : [];
  const files = existsSync(join(root, "public"))
    ? readdirSync(join(root, "public"), { recursive: true })
    : [];
  return pagesOf(names, files);
}

/**
 * The addresses that the names of a build stand for, by their parts: what is written before what is named.
 * @param files what is kept as it lies, by its path
 */
export function pagesOf(names, files = []) {
  const pages = names.map((name) => ({
    parts: name
      .split("/")
      .filter((part) => part && !part.startsWith("("))
      .slice(0, -1),
    methods: name.endsWith("/page") ? (name.includes("/(live)/") ? SENT : READ) : (TAKES.get(name) ?? READ),
    forProgram: !name.endsWith("/page"),
    isDocument: name.includes("/(public)/") && name.endsWith("/page"),
  }));
  return [
    { parts: [], methods: READ, forProgram: false },
    ...files.map((file) => ({ parts: file.split(/[/\\]/), ...BUILT })),
    ...pages.sort((one, other) => rankOf(one) - rankOf(other)),
  ];
}

/** The earlier a name stands, the later the address is tried. */
const rankOf = ({ parts }) =>
  parts.reduce((rank, part, place) => rank + (part.startsWith("[") ? 2 ** (16 - place) : 0), 0);

/**
 * The answer to a method that an address does not take, and to a question which ones it does, as a problem where no page
 * is; null when the request may go on: where nothing is the method does not matter, but to the API, whose programs get no
 * page. Next itself would refuse without a word, and without saying what it takes.
 */
export function answerToMethod(pages, method, path) {
  const parts = partsOf(path);
  const page = parts[0] === "_next" ? BUILT : pages.find((one) => fits(one.parts, parts));
  if (!page) {
    if (!KNOWN.has(method)) return { status: 405, allow: SENT, forProgram: true };
    return parts[0] === "api" && pages.length > 0 ? { status: 404, forProgram: true } : null;
  }
  const { methods: allow, forProgram } = page;
  if (method === "OPTIONS") return { status: 204, allow, forProgram };
  return allow.split(", ").includes(method) ? null : { status: 405, allow, forProgram };
}

/** Whether the build has something at an address. */
export function isAddress(pages, path) {
  const parts = partsOf(path);
  return parts[0] === "_next" || pages.some((one) => fits(one.parts, parts));
}

/** Whether an address is one of a page that everybody may read: a document, of which the router of Next gets nothing. */
export function isDocument(pages, path) {
  const parts = partsOf(path);
  return pages.find((one) => fits(one.parts, parts))?.isDocument === true;
}

const partsOf = (path) => path.split("?", 1)[0].split("/").filter(Boolean).map(decodeURIComponent);

/** The last name of a pattern may stand for several parts: "[...at]". */
function fits(pattern, parts) {
  const isOpen = pattern.at(-1)?.startsWith("[...") === true;
  if (isOpen ? parts.length < pattern.length : parts.length !== pattern.length) return false;
  return pattern.every((part, place) =>
    part === "[locale]" ? LOCALES.includes(parts[place]) : part.startsWith("[") || part === parts[place],
  );
}
