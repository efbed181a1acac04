/**
 * Every request comes by here before Next sees it. What no page, form or feed of ours can be asked with is answered at
 * once: addresses and bodies that are no text, methods that an address does not take, forms of more fields than any of
 * ours, schools that do not exist. So is a kept page, from memory (kept-pages.mjs).
 */
import { markScripts } from "../lib/platform/cache/script-mark.mjs";
import { refuse, watchAnswer } from "./failed-answers.mjs";
import { asksFlight } from "./held-flight.mjs";
import { answerMissing, NOBODY } from "./known-addresses.mjs";
import { LOCALES } from "./locales.mjs";
import { noteForwarding } from "./note-forwarding.mjs";
import { sayOneForm } from "./one-form.mjs";
import { sayOnePolicy } from "./one-policy.mjs";
import { answerToMethod, isAddress, isDocument, readPages } from "./page-methods.mjs";
import { hasBody, holdBody } from "./request-body.mjs";
import { NOWHERE, readTarget } from "./request-target.mjs";
import { hideAddress, isSecretAddress } from "./secret-addresses.mjs";

/** How much of a refused body is still taken, so that its sender reads the answer. */
const MOST_DRAINED = 32 * 1024 * 1024;
const NO_TUNNEL =
  "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, OPTIONS, POST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/**
 * Parts of files, and files on a condition, are given by nobody here; Next fails where its own files can't be given so.
 * "If-None-Match" is another matter: who has a page already is told so.
 */
const CONDITIONS = ["range", "if-range", "if-match", "if-unmodified-since"];

/**
 * What listens to the requests of a server: `handle` (Next) behind the door. Development has no build to ask.
 * @param pages the addresses of the build; read at the first request when left out
 * @param kept the answers that are ready in memory; none when left out
 */
export function frontDoor(handle, { pages = null, kept = NOTHING_KEPT } = {}) {
  const development = process.env.NODE_ENV === "development";
  let known = pages;
  return (request, response) => {
    known ??= development ? [] : readPages();
    receive(request, response, { pages: known, kept, handle });
  };
}

/** One page says that nothing is here: in the language of the address, where that has one, else in all. */
const nowhereIn = (target) => {
  const [, language] = target.split(/[/?]/, 2);
  return LOCALES.includes(language) ? `/${language}/schools/${NOBODY}` : NOWHERE;
};

const NOTHING_KEPT = { answer: () => false, follow: (_request, _response, pass) => pass() };

/** Closes the line to who wants a tunnel. Nobody listening for an upgrade, Node answers it as a plain request. */
export function refuseTunnels(server) {
  server.on("connect", (_request, socket) => {
    socket.on("error", () => {});
    socket.end(NO_TUNNEL);
  });
}

function receive(request, response, { pages, kept, handle }) {
  const peer = request.socket?.remoteAddress ?? "";
  noteForwarding(request, peer);
  if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
  const target = readTarget(request.url, process.env.PUBLIC_URL);
  if (target !== null && kept.answer(request, response, target)) return;
  request.headers["x-convivio-peer"] = peer;
  markScripts(request);
  watchAnswer(request, response);
  for (const name of CONDITIONS) delete request.headers[name];
  if (target === null) return refuse(request, response, 400);
  if (target === NOWHERE && request.url.startsWith("/api/")) return refuse(request, response, 404);
  hideAddress(target, response);
  request.url = target;
  const showsDocument = (address) =>
    process.env.DOCUMENTS !== "0" && (address === NOWHERE || isDocument(pages, address));
  // Who comes from a private page gets the page whole.
  if (asksFlight(request) && showsDocument(target)) return refuse(request, response, 404);
  const answer = answerToMethod(pages, request.method, target);
  if (answer) {
    const { status, allow, forProgram } = answer;
    return refuse(request, response, status, allow ? { allow } : {}, forProgram);
  }
  const isRead = request.method === "GET" || request.method === "HEAD";
  const pass = () => {
    sayOnePolicy(response);
    // Below private pages, too: what is said for those (a nonce, nobody's to keep) is not true of the page for all readers.
    if (isRead && pages.length > 0 && !isAddress(pages, request.url)) {
      request.url = nowhereIn(target);
      if (asksFlight(request)) return refuse(request, response, 404);
    }
    // One page stands for all that are not there, under an address of its own. It is kept without what hides a secret one.
    if (isSecretAddress(target)) return handle(request, response);
    if (request.url !== target && kept.answer(request, response, request.url)) return;
    if (showsDocument(request.url)) sayOneForm(response);
    kept.follow(request, response, () => handle(request, response));
  };
  const enter = () => answerMissing(request, response, pass);
  if (!hasBody(request)) return enter();
  holdBody(request, (status) => {
    if (status === null) return enter();
    if (!(Number(request.headers["content-length"]) <= MOST_DRAINED)) response.shouldKeepAlive = false;
    refuse(request, response, status);
  });
}
