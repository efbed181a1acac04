/**
 * What the page cache holds: an LRU map in memory with a byte cap and tag times, and a small pot of its own for what
 * anybody can ask for without end: pages that are not there, redirects, reads that found nothing. They never push a real
 * page out. In memory on purpose: what changed while the process was down can't be stale after a start.
 * Plain JavaScript because Next loads the cache by path, and the front door by import, outside the bundle.
 */
import { webProcess } from "../web-process.mjs";

const MOST_TAGS = 50_000;
const CAP_BYTES = Number(process.env.PAGE_CACHE_BYTES || 96 * 1024 * 1024);
const NOTHING_BYTES = CAP_BYTES / 16;
/** What the maps and the headers of one entry take beside its text. */
const ENTRY_BYTES = 1024;
const MOST_STARTED = 20_000;
const UNKNOWN_READING_MS = 5000;

/** Shared with the bundle (watch.ts). */
webProcess.pageCache ??= {
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
const state = webProcess.pageCache;
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

state.changedSince = (tags, at) =>
  state.allExpired >= at || tags.some((tag) => (state.expired.get(tag) ?? 0) >= at);

/** Says that these tags are out of date from now on. */
export const expire = (tags) => state.expire(tags);

const potOf = (key) => (state.entries.has(key) ? state : state.nothing);

/** An entry that is held, fresh or not. */
export const findEntry = (key) => potOf(key).entries.get(key);

/** Whether nothing that an entry shows has changed since its reading began. */
export function isCurrent(entry, tags = []) {
  return !(
    state.changedSince(entry.tags, entry.lastModified) || state.changedSince(tags, entry.lastModified)
  );
}

/** Counts a hit; the entry is then the last to be dropped. */
export function touch(key, entry) {
  const { entries } = potOf(key);
  entries.delete(key);
  entries.set(key, entry);
  state.hits += 1;
}

/** Counts a miss, and from when what will be kept under this key was read. */
export function noteMiss(key) {
  state.misses += 1;
  if (!state.started.has(key)) state.started.set(key, Date.now());
  if (state.started.size > MOST_STARTED) state.started.delete(state.started.keys().next().value);
}

/**
 * Holds a value, dropping what was asked for longest ago. What takes a quarter of the room is not held.
 * @param entry value, tags, revalidate (seconds; false: as long as nothing changes), and whether it is `nothing`
 * @param length of the value, in bytes
 */
export function hold(key, { nothing, ...entry }, length) {
  drop(key);
  const lastModified = readingBegan(key);
  const bytes = length + key.length + ENTRY_BYTES;
  const pot = nothing ? state.nothing : state;
  if (bytes > capOf(pot) / 4) return;
  pot.entries.set(key, { ...entry, bytes, lastModified });
  pot.bytes += bytes;
  keepCap(pot);
}

/** Counts what was made of an entry, and is held with it, under the cap. */
export function weigh(key, entry, bytes) {
  const pot = potOf(key);
  if (pot.entries.get(key) !== entry) return;
  entry.bytes += bytes;
  pot.bytes += bytes;
  keepCap(pot);
}

const capOf = (pot) => (pot === state ? CAP_BYTES : NOTHING_BYTES);

function keepCap(pot) {
  for (const [oldest] of pot.entries) {
    if (pot.bytes <= capOf(pot)) break;
    drop(oldest);
  }
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

/** Forgets an entry. */
export function drop(key) {
  for (const pot of [state, state.nothing]) {
    const entry = pot.entries.get(key);
    if (!entry) continue;
    pot.entries.delete(key);
    pot.bytes -= entry.bytes;
  }
}
