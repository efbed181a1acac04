/**
 * The worker of the public pages (/sw.js): what was kept of an edition answers where the network does not. It reads and keeps
 * documents that everybody may see, and what these are drawn with; nothing of the desk, of forms, of anybody's own.
 */
import { editionOf, isKeptPage, type OfflineEdition, sessionNumberOf } from "@/lib/agenda/rules/kept-pages";
import { missingPage, sessionPage, tellWhen, withLine } from "./compose";
import type { KeepEdition } from "./keep";
import { type KeptEdition, keepEdition, readKept } from "./kept";

/** The events of a worker, as far as they are used; the types of the browser's window are the project's. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listen: (event: WorkerEvent) => void): void;
  addEventListener(type: "message", listen: (event: WorkerEvent & { data: unknown }) => void): void;
  addEventListener(type: "fetch", listen: (event: FetchEvent) => void): void;
}
const worker = globalThis as unknown as WorkerScope;

/** On a net that hardly answers, a kept page is better than none. */
const PATIENCE_MS = 4_000;

// A page is asked of the network first: a new worker changes nothing under anybody's hands.
worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const { keep: edition } = (event.data ?? {}) as Partial<KeepEdition>;
  if (typeof edition === "string" && editionOf(edition) === edition)
    event.waitUntil(keepEdition(edition).catch(() => {}));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/_next/static/")) event.respondWith(askKeptFirst(request));
  else if (request.mode === "navigate" && isKeptPage(url.pathname))
    event.respondWith(openPage(event, url.pathname.replace(/\/$/, "")));
  else if (url.pathname.endsWith("/agenda/index.json"))
    event.respondWith(askNetworkFirst(request, url.pathname));
});

/** Files whose name changes with what they hold. */
async function askKeptFirst(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function askNetworkFirst(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await caches.match(path);
    if (kept) return kept;
    throw fault;
  }
}

/** The page as it is now; without a network, or where it takes too long, as it was kept. */
async function openPage(event: FetchEvent, path: string): Promise<Response> {
  const answer = fetch(event.request);
  // It may fail while what is kept is looked for.
  answer.catch(() => {});
  const edition = await readKept(editionOf(path) ?? "").catch(() => null);
  // Where nothing is kept of the edition, the browser says itself that there is no network.
  if (!edition) return answer;
  const page = await edition.cache.match(path);
  try {
    const fresh = await (page ? inTime(answer, PATIENCE_MS) : answer);
    // The net is there and the house is not: of no more use to a reader than no net.
    if (page && fresh.status >= 500) throw new Error(fresh.statusText);
    if (fresh.ok && !fresh.redirected) event.waitUntil(edition.put(path, fresh.clone()).catch(() => {}));
    if (fresh.status === 404) event.waitUntil(edition.cache.delete(path));
    return fresh;
  } catch {
    if (page) return tell(edition.about, path, page, (html) => html);
    return (await openPlainly(edition, path)) ?? answer;
  }
}

/** A page that was never opened, in the frame of the agenda: the session, or that it is not there. */
async function openPlainly({ about, cache }: KeptEdition, path: string): Promise<Response | null> {
  const agenda = await cache.match(about.pages[0] ?? "");
  if (!agenda) return null;
  const session = about.sessions.find(({ number }) => number === sessionNumberOf(path));
  return tell(about, path, agenda, (html) =>
    session ? sessionPage(html, session, about) : missingPage(html, about),
  );
}

/** A kept answer as a page that says from when it is; its headers, the policy among them, are those it came with. */
async function tell(
  { words, zone }: OfflineEdition,
  path: string,
  kept: Response,
  change: (html: string) => string,
): Promise<Response> {
  const at = new Date(kept.headers.get("date") ?? Date.now());
  const line = tellWhen(words.asOf, at, path.slice(1, 3), zone);
  const headers = new Headers(kept.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return new Response(withLine(change(await kept.text()), line), { headers });
}

function inTime(answer: Promise<Response>, ms: number): Promise<Response> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("late")), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
