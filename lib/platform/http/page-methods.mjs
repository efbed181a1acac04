/**
 * Which methods an address of the build takes. Next draws a page for every method; only live pages have forms.
 * Plain JavaScript because it is preloaded into the server process, outside the bundle.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What no address is asked with: Next fails on some of them. */
const KNOWN = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const LOCALES = new Set(["en", "fr", "it", "es", "de"]);
const READ = "GET, HEAD, OPTIONS";
const SENT = "GET, HEAD, OPTIONS, POST";

/** The addresses of the build; none without one. */
export function readPages(root = process.cwd()) {
  const file = join(root, ".next/server/app-paths-manifest.json");
  return existsSync(file) ? pagesOf(Object.keys(JSON.parse(readFileSync(file, "utf8")))) : [];
}

/** The addresses that the names of a build stand for, by their parts: what is written before what is named. */
export function pagesOf(names) {
  const pages = names.map((name) => ({
    parts: name
      .split("/")
      .filter((part) => part && !part.startsWith("("))
      .slice(0, -1),
    methods: name.endsWith("/page") ? (name.includes("/(live)/") ? SENT : READ) : null,
  }));
  return [{ parts: [], methods: READ }, ...pages.sort((one, other) => rankOf(one) - rankOf(other))];
}

/** The earlier a name stands, the later the address is tried. */
const rankOf = ({ parts }) =>
  parts.reduce((rank, part, place) => rank + (part.startsWith("[") ? 2 ** (16 - place) : 0), 0);

/**
 * The answer to a method that an address does not take, and to a question which ones it does; null when the request may
 * go on: routes without a page know their own methods, and where nothing is the method does not matter.
 */
export function answerToMethod(pages, method, path) {
  if (!KNOWN.has(method)) return { status: 405, allow: SENT };
  const parts = path.split("?", 1)[0].split("/").filter(Boolean);
  const allow = pages.find((page) => fits(page.parts, parts))?.methods;
  if (!allow || method === "GET" || method === "HEAD") return null;
  if (method === "OPTIONS") return { status: 204, allow };
  return allow.split(", ").includes(method) ? null : { status: 405, allow };
}

function fits(pattern, parts) {
  if (pattern.length !== parts.length) return false;
  return pattern.every((part, place) =>
    part === "[locale]" ? LOCALES.has(parts[place]) : part.startsWith("[") || part === parts[place],
  );
}
