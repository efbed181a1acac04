/**
 * Addresses that are secrets: private links, links to sign in, links of unfinished registrations. Their pages lead on to
 * others of this site, and load scripts and styles; with the usual policy each of those requests names the secret as the
 * page it came from, and web servers write that into their logs. So these pages name the site only. (Without any
 * referrer a form could not say its origin.)
 */
import { LOCALES } from "./locales.mjs";

const SECRET = new RegExp(
  `^/(?:(?:${LOCALES.join("|")})/(?:(?:r|speak|sign-in)|schools/[^/]+/[^/]+/register)|unsubscribe|me/agenda)/[^/?]`,
);

/** Whether whoever knows the address may do what its page does. */
export const isSecretAddress = (path) => SECRET.test(path);

/** Keeps the address of an answer out of the requests that it leads to. Redirects say even less (guard-redirects.mjs). */
export function hideAddress(path, response) {
  if (!isSecretAddress(path)) return;
  const { writeHead } = response;
  response.writeHead = (...given) => {
    response.setHeader("referrer-policy", "strict-origin");
    return writeHead.apply(response, given);
  };
}
