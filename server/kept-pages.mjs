/**
 * Kept pages are answered from memory, without waking Next: their ETag is computed once, their bodies are kept
 * compressed. Nothing is configured: which entry of the page cache an address shows, and with which headers, is learned
 * from an answer that Next gave (decision 038). Whatever is not understood goes to Next, and so does what is no longer
 * fresh; the page cache alone says what is (lib/platform/cache/handler.mjs).
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";
import { noteEntries } from "../lib/platform/cache/asked-entries.mjs";
import { findEntry, isCurrent, touch, weigh } from "../lib/platform/cache/kept-entries.mjs";

const MOST_PATHS = 50_000;
const MOST_ENCODINGS = 200;
const LEVEL = 9;
const PREFERRED = ["br", "gzip", "identity"];
const KINDS = new Set(["APP_PAGE", "APP_ROUTE"]);
/** What Next alone can answer: its router's data, another's rendering, who brings a key. */
const FOR_NEXT = ["rsc", "authorization", "x-prerender-revalidate", "x-nextjs-data", "upgrade"];
/** Of one answer only, or said anew by each. */
const NOT_KEPT =
  /^(connection|content-encoding|content-length|date|etag|keep-alive|transfer-encoding|vary|x-nextjs-.*)$/;

/** Answers from memory, for `frontDoor`. Each process learns for itself. */
export function keptPages() {
  const keyOf = new Map();
  return {
    /** Answers a request whose page is kept and fresh. @returns whether it did */
    answer(request, response, target) {
      if (!isPlain(request)) return false;
      const key = keyOf.get(pathOf(target));
      const entry = key === undefined ? undefined : findEntry(key);
      if (!entry?.answer || !isFresh(entry)) return false;
      const encoding = encodingFor(request.headers["accept-encoding"] ?? "");
      if (!encoding) return false;
      touch(key, entry);
      send(request, response, entry, encoding);
      return true;
    },

    /** Lets Next answer, and learns from it. */
    follow(request, response, pass) {
      if (request.method !== "GET" || !isPlain(request)) return pass();
      const path = pathOf(request.url);
      const asked = new Map();
      response.once("finish", () => learn(keyOf, path, asked, response));
      noteEntries(asked, pass);
    },
  };
}

const pathOf = (target) => target.split("?", 1)[0];

function isPlain({ method, headers, url }) {
  if (method !== "GET" && method !== "HEAD") return false;
  if (FOR_NEXT.some((name) => headers[name] !== undefined) || url.includes("_rsc=")) return false;
  return !headers.cookie?.includes("__prerender_bypass");
}

function isFresh(entry) {
  const { revalidate, lastModified } = entry;
  if (revalidate !== false && Date.now() >= lastModified + revalidate * 1000) return false;
  return isCurrent(entry, entry.answer.tags);
}

const encodings = new Map();

/** The smallest encoding of those that a client takes; undefined when it takes none of ours. */
function encodingFor(header) {
  const known = encodings.get(header);
  if (known || encodings.has(header)) return known;
  if (encodings.size >= MOST_ENCODINGS) encodings.clear();
  const wishes = new Negotiator({ headers: { "accept-encoding": header } });
  const found = wishes.encoding(PREFERRED, { preferred: PREFERRED });
  encodings.set(header, found);
  return found;
}

/** What Next said of the page that an entry holds is said of it from now on. */
function learn(keyOf, path, asked, response) {
  if (asked.size !== 1 || !response.hasHeader("x-nextjs-cache") || response.hasHeader("set-cookie")) return;
  const status = response.statusCode;
  const [[key, { entry, tags }]] = asked;
  if ((status !== 200 && status !== 404) || entry.answer !== undefined) return;
  if (!KINDS.has(entry.value.kind) || findEntry(key) !== entry) return;
  const headers = headersOf(response, entry.value.document === true);
  // Nobody else prepares it meanwhile.
  entry.answer = null;
  void prepare(bytesOf(entry.value), headers).then((ready) => {
    entry.answer = { status, tags, ...ready };
    if (keyOf.size >= MOST_PATHS) keyOf.delete(keyOf.keys().next().value);
    keyOf.set(path, key);
    weigh(key, entry, ready.gzip.body.length + ready.br.body.length);
  });
}

/** What an answer says of its page, as Node takes it: names and values in turn. */
function headersOf(response, isDocument) {
  const headers = [];
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (NOT_KEPT.test(name)) continue;
    for (const one of [value].flat()) headers.push(name, String(one));
  }
  // Of a document there is one form: the router of Next gets none (front-door.mjs).
  const varies = isDocument ? "" : String(response.getHeader("vary") ?? "");
  const vary = new Set(varies.split(/,\s*/).filter(Boolean));
  headers.push("vary", [...vary.add("Accept-Encoding")].join(", "));
  // Next's word for the same, and the standard's for who says it (RFC 9211).
  headers.push("x-nextjs-cache", "HIT", "cache-status", "convivio; hit");
  return headers;
}

const bytesOf = (value) => (value.kind === "APP_PAGE" ? Buffer.from(value.html) : value.body);

/** The ETag of a body, and body and head in each encoding, compressed in the pool of threads. */
async function prepare(body, headers) {
  const [gzipped, br] = await Promise.all([
    promisify(gzip)(body, { level: LEVEL }),
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: LEVEL } }),
  ]);
  const etag = `W/"${createHash("sha1").update(body).digest("base64url")}"`;
  const common = [...headers, "etag", etag];
  const ready = (compressed, ...encoding) => ({
    head: [...common, "content-length", String(compressed.length), ...encoding],
    body: compressed,
  });
  return {
    etag,
    unchanged: common,
    gzip: ready(gzipped, "content-encoding", "gzip"),
    br: ready(br, "content-encoding", "br"),
    // Asked for by few: the page is held as text already.
    identity: { head: ready(body).head, body: null },
  };
}

function send(request, response, { answer, value }, encoding) {
  if (isHeld(request.headers["if-none-match"], answer.etag)) {
    response.writeHead(304, answer.unchanged);
    return response.end();
  }
  const { head, body } = answer[encoding];
  response.writeHead(answer.status, head);
  // To a HEAD Node sends none of it.
  response.end(body ?? bytesOf(value));
}

/** Whether a client says that it holds this body already; weak, as all of ours (RFC 9110, 13.1.2). */
function isHeld(header, etag) {
  if (header === undefined) return false;
  return header.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^(?!W\/)/, "W/") === etag);
}
