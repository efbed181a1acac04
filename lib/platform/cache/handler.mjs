/**
 * Next's page and data cache: an LRU map in memory with a byte cap, tag times, and the three things the stock handler
 * can't do: a content security policy with the hashes of the build's own inline scripts and styles, the status 404 for
 * pages that say so, and a small pot of its own for what anybody can ask for without end: pages that are not there,
 * redirects, reads that found nothing. They never push a real page out. In memory on purpose: what changed while the
 * process was down can't be stale after a start. Plain JavaScript because Next loads it by path, outside the bundle.
 */
import { createHash } from "node:crypto";
import { takeMarks } from "./script-mark.mjs";

const MOST_TAGS = 50_000;
const CAP_BYTES = Number(process.env.PAGE_CACHE_BYTES || 96 * 1024 * 1024);
const NOTHING_BYTES = CAP_BYTES / 16;
/** What the maps and the headers of one entry take beside its text. */
const ENTRY_BYTES = 1024;
const MOST_STARTED = 20_000;

/** Shared with `watch.ts` through globalThis: the bundle and this file are separate module worlds. */
globalThis.convivioPageCache ??= {
  entries: new Map(),
  bytes: 0,
  nothing: { entries: new Map(), bytes: 0 },
  expired: new Map(),
  allExpired: 0,
  started: new Map(),
  /** How often something expired, for who remembers what there is (public-addresses.ts). */
  changes: 0,
  hits: 0,
  misses: 0,
};
const state = globalThis.convivioPageCache;
state.expire = (tags, at = Date.now()) => {
  state.changes += 1;
  for (const tag of tags) state.expired.set(tag, at);
  if (state.expired.size > MOST_TAGS) {
    state.expired.clear();
    state.expireAll();
  }
};
state.expireAll = (at = Date.now()) => {
  state.changes += 1;
  for (const pot of [state, state.nothing]) {
    pot.entries.clear();
    pot.bytes = 0;
  }
  // A page whose reading began before and ends after this must not come back.
  state.allExpired = at;
};

export default class PageCache {
  async get(key, context) {
    const pot = state.entries.has(key) ? state : state.nothing;
    const entry = pot.entries.get(key);
    if (!entry) return miss(key);
    const softTags = context?.softTags ?? [];
    const tags = [...entry.tags, ...(context?.tags ?? []), ...softTags];
    const expired = (tag) => (state.expired.get(tag) ?? 0) >= entry.lastModified;
    if (state.allExpired >= entry.lastModified || tags.some(expired)) return miss(key);
    pot.entries.delete(key);
    pot.entries.set(key, entry);
    state.hits += 1;
    return { lastModified: entry.lastModified, value: entry.value };
  }

  async set(key, value, context) {
    drop(key);
    if (!value) return;
    if (value.kind === "APP_PAGE") decorate(value);
    const tags = [...(context?.tags ?? []), ...tagsOfHeaders(value)];
    const bytes = sizeOf(value) + key.length + ENTRY_BYTES;
    const [pot, cap] = isNothing(value) ? [state.nothing, NOTHING_BYTES] : [state, CAP_BYTES];
    const lastModified = readingBegan(key);
    if (bytes > cap / 4) return;
    pot.entries.set(key, { value, tags, bytes, lastModified });
    pot.bytes += bytes;
    for (const [oldest] of pot.entries) {
      if (pot.bytes <= cap) break;
      drop(oldest);
    }
  }

  async revalidateTag(tags) {
    state.expire([tags].flat());
  }

  resetRequestCache() {}
}

const UNKNOWN_READING_MS = 5000;

function miss(key) {
  state.misses += 1;
  if (!state.started.has(key)) state.started.set(key, Date.now());
  if (state.started.size > MOST_STARTED) state.started.delete(state.started.keys().next().value);
  return null;
}

/** Whether an entry says only that there is nothing, or that it is elsewhere: strangers choose its key. */
function isNothing(value) {
  if (value.kind === "FETCH") return /^(null|\[\]|\{\})?$/.test(value.data?.body ?? "");
  return value.kind === "REDIRECT" || (value.status ?? 200) >= 300;
}

/**
 * A page built from what was read before a change must not outlive it, so its age counts from when its reading began:
 * the earliest miss that waits for this key, or, when an earlier answer has taken that, a cautious while ago.
 */
function readingBegan(key) {
  const began = state.started.get(key) ?? Date.now() - UNKNOWN_READING_MS;
  state.started.delete(key);
  return began;
}

function drop(key) {
  for (const pot of [state, state.nothing]) {
    const entry = pot.entries.get(key);
    if (!entry) continue;
    pot.entries.delete(key);
    pot.bytes -= entry.bytes;
  }
}

function tagsOfHeaders(value) {
  const header = value.headers?.["x-next-cache-tags"];
  return typeof header === "string" ? header.split(",") : [];
}

function decorate(value) {
  const scripts = takeMarks(value);
  const { html } = value;
  value.headers = {
    ...value.headers,
    "content-security-policy": policyFor(html, scripts),
    "cache-control": "public, max-age=0, s-maxage=5, stale-while-revalidate=60",
  };
  const status = /<meta name="page-status" content="(404|410)"\/?>/.exec(html)?.[1];
  if (status) value.status = Number(status);
}

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function policyFor(html, scripts) {
  const styles = new Set();
  for (const match of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)) styles.add(sha256(match[1]));
  return `script-src 'self' ${[...scripts].join(" ")}; style-src 'self' ${[...styles].join(" ")}`;
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
