/**
 * Every request comes by here before Next sees it. What no page, form or feed of ours can be asked with is answered at
 * once: addresses and bodies that are no text, methods that an address does not take, forms of more fields than any of
 * ours, schools that do not exist. Plain JavaScript because it is preloaded into the server process, outside the bundle.
 */
import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { markScripts } from "../cache/script-mark.mjs";
import { refuse, watchAnswer } from "./failed-answers.mjs";
import { answerMissing } from "./known-addresses.mjs";
import { noteForwarding } from "./note-forwarding.mjs";
import { answerToMethod, readPages } from "./page-methods.mjs";
import { quietConsole } from "./quiet-console.mjs";
import { hasBody, holdBody } from "./request-body.mjs";
import { NOWHERE, readTarget } from "./request-target.mjs";
import { hideAddress } from "./secret-addresses.mjs";

/** How much of a refused body is still taken, so that its sender reads the answer. */
const MOST_DRAINED = 32 * 1024 * 1024;
const NO_TUNNEL =
  "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, OPTIONS, POST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/**
 * Parts of files, and files on a condition, are given by nobody here; Next fails where its own files can't be given so.
 * "If-None-Match" is another matter: who has a page already is told so.
 */
const CONDITIONS = ["range", "if-range", "if-match", "if-unmodified-since"];

/** Puts the door before each server that this process makes from now on, and keeps what it prints short. */
export function openFrontDoor() {
  const { createServer } = http;
  http.createServer = (...given) => {
    if (process.env.NODE_ENV === "production") quietConsole();
    return guard(createServer(...given));
  };
  syncBuiltinESMExports();
}

/**
 * Puts the door before a server. Development keeps its own line to the browser, and has no build to ask.
 * @param pages the addresses of the build; read at the first request when left out
 */
export function guard(server, pages = null) {
  const { emit, on } = server;
  const development = process.env.NODE_ENV === "development";
  let known = pages;
  server.emit = (event, request, response, ...rest) => {
    if (event !== "request") return emit.call(server, event, request, response, ...rest);
    known ??= development ? [] : readPages();
    receive(request, response, known, () => emit.call(server, "request", request, response));
    return true;
  };
  if (development) return server;
  // Nobody listening for an upgrade, Node answers the request as one without: nothing here speaks anything else.
  server.on = (event, ...rest) => (event === "upgrade" ? server : on.call(server, event, ...rest));
  server.on("connect", (_request, socket) => {
    socket.on("error", () => {});
    socket.end(NO_TUNNEL);
  });
  return server;
}

function receive(request, response, pages, pass) {
  const peer = request.socket?.remoteAddress ?? "";
  request.headers["x-convivio-peer"] = peer;
  noteForwarding(request, peer);
  markScripts(request);
  watchAnswer(request, response);
  for (const name of CONDITIONS) delete request.headers[name];
  if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
  const target = readTarget(request.url, process.env.PUBLIC_URL);
  if (target === null) return refuse(request, response, 400);
  if (target === NOWHERE && request.url.startsWith("/api/")) return refuse(request, response, 404);
  hideAddress(target, response);
  request.url = target;
  const answer = answerToMethod(pages, request.method, target);
  if (answer) {
    const { status, allow, forProgram } = answer;
    return refuse(request, response, status, allow ? { allow } : {}, forProgram);
  }
  const enter = () => answerMissing(request, response, pass);
  if (!hasBody(request)) return enter();
  holdBody(request, (status) => {
    if (status === null) return enter();
    if (!(Number(request.headers["content-length"]) <= MOST_DRAINED)) response.shouldKeepAlive = false;
    refuse(request, response, status);
  });
}
