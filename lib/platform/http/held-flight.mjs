/**
 * A navigation inside the app is answered as a stream (a "flight"), whose status Next sends with its first piece: before
 * the page has found out that it isn't there. So its beginning is held until the page has spoken, and a page that isn't
 * there is 404 however it is asked for; the browser then loads it whole.
 * Plain JavaScript because it is preloaded into the server process, outside the bundle.
 */

/** A page that isn't there is a fifth of this. What is longer is there, and leaves as it is made. */
const MOST_HELD = 128 * 1024;

/** Whether a request asks for a flight; Next knows no other value. */
export const asksFlight = (request) => request.headers.rsc === "1";

/** Holds the answer to a flight until it is whole. */
export function holdFlight(request, response) {
  if (request.method !== "GET" || !asksFlight(request)) return;
  const { write, end, flushHeaders } = response;
  const pieces = [];
  let length = 0;
  const release = () => {
    Object.assign(response, { write, end, flushHeaders });
    if (length > 0) response.write(Buffer.concat(pieces));
  };
  response.flushHeaders = () => {};
  response.write = (piece, ...rest) => {
    const encoding = typeof rest[0] === "string" ? rest[0] : undefined;
    const held = typeof piece === "string" ? Buffer.from(piece, encoding) : Buffer.from(piece);
    pieces.push(held);
    length += held.length;
    if (length > MOST_HELD) release();
    rest.find((argument) => typeof argument === "function")?.();
    return true;
  };
  response.end = (...given) => {
    release();
    return response.end(...given);
  };
}
