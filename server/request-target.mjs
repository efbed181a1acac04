/**
 * What an address of a request means, before anything looks it up.
 */
import { isUtf8 } from "node:buffer";
import { LOCALES } from "./locales.mjs";

/** Where no page is; Next answers 404 with the page for it. */
export const NOWHERE = "/no-such-address";

/** What an address of more than one part begins with. */
const ROOTS = new Set([...LOCALES, "api", "schools", "files", "me", "unsubscribe", "_next", ".well-known"]);
/** "favicon.ico", "robots.txt". */
const FILE = /\.|%2e/i;
const LONGEST_PART = 300;
/**
 * Next takes "/en/me.rsc" and "/en/me.segments/….segment.rsc" for the flight of "/en/me", past the rules that go by an
 * address. Only sites that are exported as files are asked so; ours is asked for a flight by a header.
 */
const FLIGHT = /(?:\.|%2e)rsc\/*$/i;
/** Sessions, speakers and practices are found by their number: with other words behind it they would be drawn and kept again. */
const NUMBERED =
  /^(\/[a-z]{2}\/(?:schools\/[^/]+\/[^/]+\/(?:sessions|speakers)|practices\/[^/]+)\/)0*(\d{1,9})(?:-[^/]*)?\/?$/;
/** Schools, editions and pages of the desk are called in small letters; what is tried in the preview of a form is no name of ours. */
const DESK = /^\/[a-z]{2}\/organise\/(?:(?!\/form\/preview\/).)*/;

/**
 * The path and query of a request as Next may see them; null when they are no text ("%E0%A4%A", bytes that are not
 * UTF-8), which is answered 400. What no address of ours can be leads nowhere: Next and the database would fail on a NUL,
 * a name of every object or a part longer than any of ours; one in no language ("/xx/me") would be drawn and kept. An
 * absolute address is one of ours when it has our host.
 */
export function readTarget(url, publicUrl) {
  const asked = /^https?:\/\//i.test(url) ? pathOf(url, publicUrl) : url;
  const [path, ...query] = asked.split("#", 1)[0].split("?");
  if (!path.startsWith("/")) return NOWHERE;
  if (!isText(path, true) || !isText(query.join("?"), false)) return null;
  const plain = unescaped(path);
  if (!isOurs(plain)) return NOWHERE;
  const search = query.length > 0 ? `?${query.join("?")}` : "";
  return plain.replace(NUMBERED, "$1$2").replace(DESK, inSmallLetters) + search;
}

/**
 * Letters, digits, hyphens and the like need no escape and mean the same with one (RFC 3986, 6.2.2.2): "%31-soup" would pass by the
 * rule for numbers, and each of its spellings be drawn and kept. The escapes of all else stay; "." would make "..".
 */
const unescaped = (path) =>
  path.replace(/%(2d|3\d|[46][1-9a-f]|[57][0-9a]|5f|7e)/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

const inSmallLetters = (part) => part.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Of an absolute address with our host; of another's: nowhere. */
function pathOf(url, publicUrl) {
  const [, host, rest] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (!URL.canParse(publicUrl) || host.toLowerCase() !== new URL(publicUrl).host) return NOWHERE;
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/** Whether what is escaped, and what came as bytes, is UTF-8. In a query a lone "%" stands for itself. */
function isText(part, strict) {
  if (strict && /%(?![0-9a-f]{2})/i.test(part)) return false;
  const bytes = part.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return isUtf8(Buffer.from(bytes, "latin1"));
}

function isOurs(path) {
  const [, first, ...others] = path.split("/");
  // Beside these, one name alone is a file or nothing; Next would take "/index" for the page of a language.
  if (!ROOTS.has(first) && (others.length > 0 || (first !== "" && !FILE.test(first)))) return false;
  return !/%00|\0/.test(path) && !FLIGHT.test(path) && others.every((part) => part.length <= LONGEST_PART);
}
