/**
 * A navigation inside the app is answered as a stream (a "flight"), whose status Next sends with its first piece: before
 * the page has found out that it isn't there. So its beginning is held until the page has spoken, and a page that isn't
 * there is 404 however it is asked for; the browser then loads it whole.
 */

/** A page that isn't there is a fifth of this. What is longer is there, and leaves as it is made. */
const MOST_HELD = 128 * 1024;

/** Whether a request asks for a flight; Next knows no other value. */
export const asksFlight = (request) => request.headers.rsc === "1";

/**
 * Holds the answer to a flight, its head too, until it is whole. What is put around `write` later (a compression writes the
 * head with its first piece, and must get all pieces) stays there.
 */
export function holdFlight(request, response) {
  if (request.method !== "GET" || !asksFlight(request)) return;
  const { writeHead, write, end, flushHeaders } = response;
  const pieces = [];
  let length = 0;
  let head = null;
  let holds = true;
  const release = () => {
    if (!holds) return;
    holds = false;
    // By now the page may have said that it isn't there.
    if (head) writeHead.call(response, response.statusCode, ...head);
    if (length > 0) write.call(response, Buffer.concat(pieces));
  };
  response.writeHead = (status, ...rest) => {
    if (!holds) return writeHead.call(response, status, ...rest);
    response.statusCode = status;
    head = rest.filter((given) => typeof given === "object");
    return response;
  };
  response.flushHeaders = () => {
    if (!holds) flushHeaders.call(response);
  };
  response.write = (piece, ...rest) => {
    if (!holds) return write.call(response, piece, ...rest);
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
    return end.apply(response, given);
  };
}
