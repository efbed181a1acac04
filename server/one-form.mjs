/**
 * Next says of every page that it differs by what its router asks. Of a document the router gets nothing (front-door.mjs),
 * so a cache on the way may keep one answer for everybody.
 */
const ROUTER = /^(rsc|next-.+)$/i;

/** Leaves the router's headers out of what an answer says it depends on, in the moment when it leaves. */
export function sayOneForm(response) {
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    const names = String(response.getHeader("vary") ?? "").split(/,\s*/);
    const others = names.filter((name) => name && !ROUTER.test(name));
    if (others.length > 0) response.setHeader("vary", others.join(", "));
    else response.removeHeader("vary");
    return writeHead.call(response, status, ...rest);
  };
}
