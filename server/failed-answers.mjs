/**
 * What a reader gets when a request fails: 503 with Retry-After and a page in their language when the database is away,
 * a page with a reference when it is a bug. Next can do neither: an error page of its own has the status 500 and stays
 * blank until scripts run. So an answer that was marked as failed (lib/platform/http/mark-answer.ts) is replaced when
 * it is about to leave with 500; every other answer is not touched.
 */
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { webProcess } from "../lib/platform/web-process.mjs";
import { escaped, fillBlank } from "./blank-answers.mjs";
import { guardRedirect } from "./guard-redirects.mjs";
import { asksFlight, holdFlight } from "./held-flight.mjs";
import { LOCALES } from "./locales.mjs";
import { fieldsOf, wordsOf } from "./sent-form.mjs";

const ID_HEADER = "x-convivio-request";
const RETRY_SECONDS = 5;
const open = new Map();
webProcess.answers = {
  mark,
  reach,
  finish,
  fill,
  isReached: (id) => open.get(id)?.reached === true,
  isSent: (id) => open.get(id)?.request.method === "POST",
};

/** Gives a request a number that no client can set, and remembers its answer until it has left. */
export function watchAnswer(request, response) {
  // Next fails on an Origin that is no address; as "null" it refuses it.
  const { origin } = request.headers;
  if (origin !== undefined && !URL.canParse(origin)) request.headers.origin = "null";
  const id = randomUUID();
  request.headers[ID_HEADER] = id;
  open.set(id, { request, response });
  response.once("close", () => open.delete(id));
  guardRedirect(request, response);
  holdFlight(request, response);
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    // The one place through which every 503 passes, whoever answers it.
    if (status === 503 && !response.hasHeader("retry-after"))
      response.setHeader("retry-after", RETRY_SECONDS);
    return writeHead.call(response, status, ...rest);
  };
}

/**
 * Answers a request that comes no further, with what its reader can use: a page, a problem, plain text.
 * @param forProgram the address has no page: a problem
 */
export function refuse(request, response, status, headers = {}, forProgram = false) {
  const own = Object.entries({ ...SECURITY, ...headers });
  if (status === 204) {
    for (const [name, value] of own) response.setHeader(name, value);
    response.statusCode = status;
    return response.end();
  }
  const kind = status === 503 ? "unavailable" : status === 404 ? "notFound" : "unreadable";
  replace({ request, response, kind, detail: status, forProgram }, own);
}

/**
 * Marks the answer of a request as failed.
 * @param kind "unavailable", "fault", "unreadable" (what was sent is no form of ours), or "refused": a form's own answer
 *   that must not be replaced, only its status.
 * @param detail the reference of a fault, the status of what was unreadable
 */
function mark(id, kind, detail) {
  const answer = open.get(id);
  if (!answer || answer.response.headersSent) return;
  if (answer.kind === undefined) arm(answer);
  if (answer.kind !== "unavailable") Object.assign(answer, { kind, detail });
}

/** Gives the words of a page that is not there to readers without JavaScript; a navigation inside the app gets its status. */
function fill(id, words) {
  const answer = open.get(id);
  if (!answer || answer.filled || answer.response.headersSent) return;
  answer.filled = true;
  if (asksFlight(answer.request)) {
    answer.response.statusCode = 404;
    return;
  }
  // Whoever sent a form to where they may not any more has their own words back.
  const texts = wordsOf(answer.request);
  const sent = texts.length > 0 ? { ...textsOf(words.language).kept, texts } : null;
  fillBlank(answer.response, { ...words, sent }, STYLE);
}

/** Notes that the request of a form was read and has come to its action: what fails from now on is our fault. */
function reach(id) {
  const answer = open.get(id);
  if (answer) answer.reached = true;
}

/** Notes that what was sent is done: if the page fails now, nothing of it is lost, and nothing is to be sent again. */
function finish(id) {
  const answer = open.get(id);
  if (answer) answer.finished = true;
}

function arm(answer) {
  const { response } = answer;
  const original = { write: response.write, end: response.end, writeHead: response.writeHead };
  const failed = () => response.statusCode >= 500 && answer.kind !== "refused" && !response.headersSent;
  const callback = (given) => given.find((argument) => typeof argument === "function");
  response.writeHead = (status, ...rest) => {
    if (answer.kind === "refused" && status === 200) return original.writeHead.call(response, 503, ...rest);
    if (status < 500 || answer.kind === "refused") return original.writeHead.call(response, status, ...rest);
    response.statusCode = status;
    return response;
  };
  response.write = (...given) => {
    if (!failed()) return original.write.apply(response, given);
    callback(given)?.();
    return true;
  };
  response.end = (...given) => {
    if (!failed()) return original.end.apply(response, given);
    Object.assign(response, original);
    replace(answer);
    return response;
  };
}

/** What every answer has; next.config.ts gives it to those of Next. */
const SECURITY = {
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
};
const STATUS = { unavailable: 503, fault: 500 };

function replace(answer, headers = Object.entries(SECURITY)) {
  const { request, response, kind, detail, forProgram, finished } = answer;
  const reference = kind === "fault" ? detail : undefined;
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  for (const [name, value] of headers) response.setHeader(name, value);
  response.statusCode = STATUS[kind] ?? detail;
  response.setHeader("cache-control", "no-store");
  if (forProgram || request.url.startsWith("/api/")) return replaceProblem(response, reference);
  const locale = localeOf(request);
  const wantsPage = /text\/html|\*\/\*/.test(request.headers.accept ?? "*/*") && !request.headers.rsc;
  const texts = textsOf(locale)[kind];
  const text = texts.text
    .replace("{contact}", process.env.OPERATOR_CONTACT || "operator@localhost")
    .replace("{reference}", reference ?? "–");
  response.setHeader("content-language", locale);
  if (!wantsPage) {
    response.setHeader("content-type", "text/plain; charset=utf-8");
    return response.end(`${texts.title}\n${text}\n`);
  }
  response.setHeader("content-type", "text/html; charset=utf-8");
  const read = request.method === "GET" || request.method === "HEAD" || finished;
  const own = read || kind === "unreadable" || kind === "notFound";
  const fields = own ? null : fieldsOf(request);
  response.setHeader("content-security-policy", policy(fields ? "'self'" : "'none'"));
  const { sent, again, done, send } = textsOf(locale).unavailable;
  const lines = finished ? [done] : own ? [text] : [text, fields ? again : sent];
  const way = fields ? resend(fields, send) : read && texts.retry ? link("", texts.retry) : "";
  const home = link(`/${locale}`, textsOf(locale).notFound.home);
  response.end(page(locale, texts.title, lines, way + home));
}

const PROBLEM_TITLES = {
  400: "Bad request",
  404: "Not found",
  403: "Forbidden",
  405: "Method not allowed",
  413: "Content too large",
  503: "Service unavailable",
};

function replaceProblem(response, reference) {
  response.setHeader("content-type", "application/problem+json");
  const title = PROBLEM_TITLES[response.statusCode] ?? "Internal error";
  response.end(
    JSON.stringify({
      type: "about:blank",
      title,
      status: response.statusCode,
      ...(response.statusCode === 404 ? { code: "not-found" } : {}),
      ...(reference ? { reference } : {}),
    }),
  );
}

function localeOf(request) {
  const first = request.url.split(/[/?#]/, 2)[1];
  if (LOCALES.includes(first)) return first;
  const wanted = (request.headers["accept-language"] ?? "").slice(0, 500).toLowerCase().split(",");
  return wanted.map((tag) => tag.trim().slice(0, 2)).find((tag) => LOCALES.includes(tag)) ?? LOCALES[0];
}

const kept = new Map();
function textsOf(locale) {
  if (!kept.has(locale))
    kept.set(locale, JSON.parse(readFileSync(join(process.cwd(), "messages", locale, "pages.json"), "utf8")));
  return kept.get(locale);
}

// The page stands alone: style sheets and fonts have addresses that only a build knows.
const STYLE = `:root{color-scheme:light dark;--paper:light-dark(#fbf7ee,#15141f);--ink:light-dark(#1b1a2b,#f4f0e6);
--link:light-dark(#6b1f5c,#efa8dc)}body{margin:0;background:var(--paper);color:var(--ink);
font:1.0625rem/1.55 "Atkinson Hyperlegible Next",system-ui,sans-serif}
body::before{content:"";display:block;height:1.5rem;border-top:.5rem solid light-dark(#b3261e,#ff9a8f);
border-bottom:.5rem solid light-dark(#0b5f8a,#7cc7ee);background:light-dark(#8a5300,#f3be5b)}
main{max-width:62ch;margin:0 auto;padding:2rem 1.25rem}
h1{font:800 clamp(2.25rem,8vw,4rem)/1 "Sofia Sans Extra Condensed","Arial Narrow",sans-serif;margin:0 0 1rem}
a{color:var(--link);display:inline-block;padding:.75rem 0;font-weight:700}
button{font:inherit;font-weight:700;min-height:3rem;padding:.5rem 1.25rem;border:2px solid var(--ink);
background:var(--ink);color:var(--paper);cursor:pointer}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:0 0 1rem;padding:.75rem 1rem;border-left:.25rem solid var(--link)}
a:focus-visible,button:focus-visible{outline:3px solid #ffd43b;box-shadow:0 0 0 5px var(--ink)}`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const policy = (forms) =>
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`;

const link = (href, text) => `<p><a href="${href}">${escaped(text)}</a></p>`;

/** The form as it was sent, to be sent again. */
function resend(fields, text) {
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<form method="post" enctype="multipart/form-data">${hidden.join("")}<p><button>${escaped(text)}</button></p></form>`;
}

function page(locale, title, paragraphs, way) {
  const lines = paragraphs.map((text) => `<p>${escaped(text)}</p>`).join("");
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)} – Convivio</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${lines}${way}</main></body></html>`;
}
