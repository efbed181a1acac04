/**
 * Ends what asks for a school or an edition that nobody can see before a page is drawn for it: addresses are endless,
 * and each drawing takes its time of the one thread. Whether there is one says lib/public-pages/jobs/keep-addresses.ts; what is
 * shown is one page for each language, drawn once and kept like any other.
 */
import { webProcess } from "../lib/platform/web-process.mjs";
import { refuse } from "./failed-answers.mjs";
import { LOCALES } from "./locales.mjs";

const OF_SCHOOL = new RegExp(`^(?:/(${LOCALES.join("|")})|(/api/v1))?/schools/([^/?]+)(?:/([^/?]+))?([^?]*)`);
/** A practice is told by its school and its number. */
const OF_PRACTICE = new RegExp(`^/(${LOCALES.join("|")})/practices/([^/?]+)/([^/?]+)/?(?=\\?|$)`);
/** Pages of an edition that are found by a number or a day. */
const NAMED = /^\/(sessions|speakers|agenda)\/([^/]+)\/?$/;
/** Files of a school, without a language in front; they stand where an edition would. */
const SCHOOL_FILES = new Set(["app.webmanifest", "card.png"]);
/** Stand where a day would. */
const NO_DAYS = new Set(["find", "index.json"]);
/** What only a program reads of an edition, with a language in front. */
const PROGRAMS = new Set(["/agenda/index.json", "/offline.json"]);
/** No school and no edition is called so. */
export const NOBODY = "_";

/** Answers a request below the address of a school that is not there; lets everything else pass. */
export function answerMissing(request, response, pass) {
  const { locale, api, school, edition, rest, below } = readAddress(request.url);
  const { addresses } = webProcess;
  if (!addresses || school === undefined) return pass();
  const there =
    below === null || school === NOBODY
      ? Promise.resolve(false)
      : addresses.isThere(decodeURIComponent(school), decodeURIComponent(edition ?? ""), below);
  if (there === true) return pass();
  there.then((is) => {
    if (response.destroyed) return;
    if (is) pass();
    else answer(request, response, { locale, api, rest }, pass);
  });
}

/** The parts of an address below that of a school; without a school where it is no such address. */
function readAddress(url) {
  const practice = OF_PRACTICE.exec(url);
  if (practice) {
    const [, locale, school, name] = practice;
    return { locale, school, rest: "", below: numbered("practices", decodeURIComponent(name)) };
  }
  const [, locale, api, school, named, rest] = OF_SCHOOL.exec(url) ?? [];
  const edition = locale === undefined && api === undefined && SCHOOL_FILES.has(named) ? undefined : named;
  return { locale, api, school, edition, rest, below: locale && edition ? pathBelow(rest) : "" };
}

/** What within an edition is asked for: "sessions/12", "agenda/2027-05-06", "" for all others; null is never there. */
function pathBelow(rest) {
  const [, kind, given] = NAMED.exec(rest) ?? [];
  if (kind === undefined || NO_DAYS.has(given)) return "";
  const name = decodeURIComponent(given);
  if (kind === "agenda") return /^\d{4}-\d\d-\d\d$/.test(name) ? `agenda/${name}` : null;
  return numbered(kind, name);
}

function numbered(kind, name) {
  const number = /^0*(\d{1,9})(?=-|$)/.exec(name)?.[1];
  return number === undefined ? null : `${kind}/${number}`;
}

function answer(request, response, { locale, api, rest }, pass) {
  const reads = request.method === "GET" || request.method === "HEAD";
  if (api || !locale || !reads || PROGRAMS.has(rest)) {
    // A feed or a file is read by a program.
    if (reads && !api) request.headers.accept = "text/plain";
    return refuse(request, response, 404);
  }
  const query = request.url.indexOf("?");
  const path = `/${locale}/schools/${NOBODY}${rest === "/lite" ? `/${NOBODY}/lite` : ""}`;
  request.url = path + (query < 0 ? "" : request.url.slice(query));
  pass();
}
