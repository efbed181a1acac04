/** What the worker keeps: of each edition a store of its pages, what they are drawn with, and what it was told of it. */
import { isKeptPage, OFFLINE_FILE, type OfflineEdition } from "@/lib/agenda/rules/kept-pages";
import { findAssets, findFurther } from "./assets";

const STORE = "edition ";
/** Whoever goes to more has the last ones. */
const MOST_EDITIONS = 3;
/** Pages besides those that are kept unasked: those that were opened last. */
const MOST_OPENED = 60;
/** So long a kept edition is not looked at again: each page of it may ask. */
const FRESH_MS = 5 * 60_000;

const storeOf = (edition: string) => STORE + edition;

export interface KeptEdition {
  about: OfflineEdition;
  cache: Cache;
  /** Keeps a page that was opened. */
  put(path: string, page: Response): Promise<void>;
}

/** What is kept of an edition; null where it is nothing, not yet all, or no longer wanted. */
export async function readKept(edition: string): Promise<KeptEdition | null> {
  if (!(await caches.has(storeOf(edition)))) return null;
  const cache = await caches.open(storeOf(edition));
  const about: OfflineEdition | undefined = await (await cache.match(edition + OFFLINE_FILE))?.json();
  if (!about) return null;
  if (Date.parse(about.until) < Date.now()) {
    await caches.delete(storeOf(edition));
    return null;
  }
  const put = async (path: string, page: Response) => {
    await keepPage(cache, path, page);
    await forgetOpened(cache, about);
  };
  return { about, cache, put };
}

/** Keeps an edition, page by page; what it was told of it comes last, so that half of it is not taken for the whole. */
export async function keepEdition(edition: string): Promise<void> {
  const known = await caches.open(storeOf(edition)).then((cache) => cache.match(edition + OFFLINE_FILE));
  if (known && Date.now() - dateOf(known) < FRESH_MS) return;
  const told = await fetch(edition + OFFLINE_FILE);
  // It is over, cancelled or not there any more.
  if (told.status === 404) await caches.delete(storeOf(edition));
  if (!told.ok) return;
  const about: OfflineEdition = await told.clone().json();
  const cache = await caches.open(storeOf(edition));
  for (const path of about.pages) {
    const page = await fetch(path, { cache: "no-cache" });
    if (page.ok && !page.redirected) await keepPage(cache, path, page);
  }
  await cache.put(edition + OFFLINE_FILE, told);
  await forgetAssets(cache);
  await forgetEditions();
}

async function keepPage(cache: Cache, path: string, page: Response): Promise<void> {
  const html = await page.clone().text();
  for (const asset of findAssets(html)) await keepAsset(cache, asset);
  await cache.put(path, page);
}

/** A file, and those that it names: a module asks for a larger one when the page is painted. */
async function keepAsset(cache: Cache, asset: string): Promise<void> {
  if (await cache.match(asset)) return;
  const answer = await fetch(asset);
  if (!answer.ok) return;
  const further = asset.endsWith(".js") ? findFurther(await answer.clone().text()) : [];
  await cache.put(asset, answer);
  for (const one of further) await keepAsset(cache, one);
}

/** The pages that were opened longest ago, beyond as many as are kept. */
async function forgetOpened(cache: Cache, { pages }: OfflineEdition): Promise<void> {
  const opened = (await pathsIn(cache)).filter((path) => isKeptPage(path) && !pages.includes(path));
  for (const path of opened.slice(0, Math.max(0, opened.length - MOST_OPENED))) await cache.delete(path);
}

/** What no kept page is drawn with any more, after a new version of the product. */
async function forgetAssets(cache: Cache): Promise<void> {
  const used = new Set<string>();
  const paths = await pathsIn(cache);
  for (const path of paths.filter(isKeptPage))
    for (const asset of findAssets((await (await cache.match(path))?.text()) ?? "")) used.add(asset);
  for (const path of [...used].filter((asset) => asset.endsWith(".js")))
    for (const further of findFurther((await (await cache.match(path))?.text()) ?? "")) used.add(further);
  for (const path of paths) if (path.startsWith("/_next/") && !used.has(path)) await cache.delete(path);
}

/** Editions that are over, and the ones that were looked at longest ago. */
async function forgetEditions(): Promise<void> {
  const stores = (await caches.keys()).filter((name) => name.startsWith(STORE));
  const dated: Array<{ name: string; at: number }> = [];
  for (const name of stores) {
    const edition = name.slice(STORE.length);
    const cache = await caches.open(name);
    const told = await cache.match(edition + OFFLINE_FILE);
    if (told && (await readKept(edition))) dated.push({ name, at: dateOf(told) });
  }
  dated.sort((one, other) => other.at - one.at);
  for (const { name } of dated.slice(MOST_EDITIONS)) await caches.delete(name);
}

const dateOf = (answer: Response) => Date.parse(answer.headers.get("date") ?? "") || 0;

async function pathsIn(cache: Cache): Promise<string[]> {
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}
