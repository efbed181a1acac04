/**
 * Next's page and data cache (kept-entries.mjs holds what it keeps), with two things that the stock handler can't do: a
 * content security policy with the hashes of the build's own inline scripts and styles, and the status 404 for pages
 * that say so. And public pages are kept as documents (documents.mjs). Plain JavaScript because Next loads it by path,
 * outside the bundle.
 */
import { createHash } from "node:crypto";
import { countSparingly } from "../sparing.mjs";
import { noteEntry } from "./asked-entries.mjs";
import { makeDocument } from "./documents.mjs";
import { drop, expire, findEntry, hold, isCurrent, noteMiss, touch } from "./kept-entries.mjs";
import { takeMarks } from "./script-mark.mjs";

/** Looked for by the tests that no public page may make it true. */
const NO_DOCUMENT = "A kept page is not a document";

export default class PageCache {
  async get(key, context) {
    const entry = findEntry(key);
    const tags = [...(context?.tags ?? []), ...(context?.softTags ?? [])];
    if (!entry || !isCurrent(entry, tags)) {
      noteMiss(key);
      return null;
    }
    touch(key, entry);
    noteEntry(key, entry, tags);
    return { lastModified: entry.lastModified, value: entry.value };
  }

  async set(key, value, context) {
    if (!value) return drop(key);
    if (value.kind === "APP_PAGE") {
      strip(key, value);
      decorate(value);
    }
    const tags = [...(context?.tags ?? []), ...tagsOfHeaders(value)];
    const revalidate = context?.cacheControl?.revalidate ?? false;
    hold(key, { value, tags, revalidate, nothing: isNothing(value) }, sizeOf(value));
  }

  async revalidateTag(tags) {
    expire([tags].flat());
  }

  resetRequestCache() {}
}

/** Whether an entry says only that there is nothing, or that it is elsewhere: strangers choose its key. */
function isNothing(value) {
  if (value.kind === "FETCH") return /^(null|\[\]|\{\})?$/.test(value.data?.body ?? "");
  return value.kind === "REDIRECT" || (value.status ?? 200) >= 300;
}

function tagsOfHeaders(value) {
  const header = value.headers?.["x-next-cache-tags"];
  return typeof header === "string" ? header.split(",") : [];
}

const countOf = countSparingly(20);

/** Leaves the framework out of a page, or says why not. */
function strip(key, value) {
  if (process.env.DOCUMENTS === "0") return;
  const why = makeDocument(value);
  const times = why ? countOf(why, performance.now()) : 0;
  if (times === 0) return;
  const said = { level: 40, time: Date.now(), page: key.slice(0, 200), why, times, msg: NO_DOCUMENT };
  process.stderr.write(`${JSON.stringify(said)}\n`);
}

function decorate(value) {
  const scripts = takeMarks(value);
  const { html } = value;
  value.headers = {
    ...value.headers,
    "content-security-policy": policyFor(html, scripts),
    "cache-control": "public, max-age=0, s-maxage=5, stale-while-revalidate=60",
    ...(value.document ? { "speculation-rules": '"/speculation-rules.json"' } : {}),
  };
  const status = /<meta name="page-status" content="(404|410)"\/?>/.exec(html)?.[1];
  if (status) value.status = Number(status);
}

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function policyFor(html, scripts) {
  const styles = new Set();
  for (const match of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)) styles.add(sha256(match[1]));
  return `script-src ${["'self'", ...scripts].join(" ")}; style-src ${["'self'", ...styles].join(" ")}`;
}

function sizeOf(value) {
  if (value.kind === "APP_PAGE") {
    let bytes = Buffer.byteLength(String(value.html ?? "")) + (value.rscData?.length ?? 0);
    for (const segment of value.segmentData?.values?.() ?? []) bytes += segment.length;
    return bytes;
  }
  if (value.kind === "APP_ROUTE") return value.body?.length ?? 0;
  return Buffer.byteLength(JSON.stringify(value) ?? "");
}
