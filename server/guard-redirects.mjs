/**
 * Every redirect leaves as nobody's to keep: its address or its target may be a private link, or depend on who is signed
 * in. Next makes many of them before our code is asked (an address with a slash at its end, two slashes, a navigation
 * asked for as a page), so this stands at the door.
 */
const REDIRECTS = new Set([300, 301, 302, 303, 307, 308]);

/** Sets the headers of `response` in the moment when it is known to be a redirect. */
export function guardRedirect(request, response) {
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    if (REDIRECTS.has(status)) {
      response.setHeader("cache-control", "private, no-store");
      // A form that is sent on (307, 308) has to say its own origin there; without a referrer it would say "null".
      const read = request.method === "GET" || request.method === "HEAD" || status === 303;
      if (read) response.setHeader("referrer-policy", "no-referrer");
      response.removeHeader("etag");
    }
    return writeHead.call(response, status, ...rest);
  };
}
