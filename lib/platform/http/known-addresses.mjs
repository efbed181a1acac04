/**
 * Ends what asks for a school or an edition that nobody can see before a page is drawn for it: addresses are endless,
 * and each drawing takes its time of the one thread. Whether there is one says lib/platform/cache/public-addresses.ts; what is
 * shown is one page for each language, drawn once and kept like any other.
 * Plain JavaScript because it is preloaded into the server process, outside the bundle.
 */
import { refuse } from "./failed-answers.mjs";

const OF_SCHOOL = /^(?:\/(en|fr|it|es|de)|(\/api\/v1))?\/schools\/([^/?]+)(?:\/([^/?]+))?([^?]*)/;
/** No school and no edition is called so. */
const NOBODY = "_";

/** Answers a request below the address of a school that is not there; lets everything else pass. */
export function answerMissing(request, response, pass) {
  const [, locale, api, school, edition, rest] = OF_SCHOOL.exec(request.url) ?? [];
  const addresses = globalThis.convivioAddresses;
  if (!addresses || school === undefined || school === NOBODY) return pass();
  const there = addresses.isThere(decodeURIComponent(school), decodeURIComponent(edition ?? ""));
  if (there === true) return pass();
  there.then((is) => {
    if (response.destroyed) return;
    if (is) pass();
    else answer(request, response, { locale, api, rest }, pass);
  });
}

function answer(request, response, { locale, api, rest }, pass) {
  const reads = request.method === "GET" || request.method === "HEAD";
  if (api || !locale || !reads || rest === "/agenda/index.json") {
    // A feed or a file is read by a program.
    if (reads && !api) request.headers.accept = "text/plain";
    return refuse(request, response, 404);
  }
  const query = request.url.indexOf("?");
  const path = `/${locale}/schools/${NOBODY}${rest === "/lite" ? `/${NOBODY}/lite` : ""}`;
  request.url = path + (query < 0 ? "" : request.url.slice(query));
  pass();
}
