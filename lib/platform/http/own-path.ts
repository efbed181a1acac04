const LONGEST = 500;

/**
 * A path of this site, or null: what a `to=` in an address may lead to. Browsers drop tabs and line ends, read a
 * backslash as a slash and two slashes as another host, so anything but plain printable characters is refused, and what
 * is left must still be on the same site after the browser's own parsing.
 */
export function ownPath(wish: unknown): string | null {
  if (typeof wish !== "string" || wish.length > LONGEST) return null;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wish)) return null;
  const site = "http://site.invalid";
  try {
    const url = new URL(wish, site);
    if (url.origin !== site || url.username || url.pathname.startsWith("//")) return null;
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return null;
  }
}
