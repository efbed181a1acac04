import * as z from "zod/mini";

export { emailKey } from "./email-key";
// The browser searches by it, without the rest of this file.
export { nameKey } from "./name-key";

// Control characters except TAB, LF, CR; and the bidirectional overrides and isolates that make text lie about itself.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the list of what is refused
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether a text can be stored and shown safely: no control characters, direction overrides or half characters. */
export function isCleanText(text: string): boolean {
  return !CONTROL.test(text) && !DIRECTION.test(text) && !LONE_SURROGATE.test(text);
}

const tidyLine = (text: string) => seen(text.normalize("NFC").replace(/\s+/gu, " ").trim());
const tidyBlock = (text: string) =>
  seen(withoutTrailingBlanks(text.normalize("NFC").replace(/\r\n?/g, "\n")).trim());

/** A text of nothing but what nobody sees (zero widths, fillers, the blank of Braille, marks on no letter) says nothing. */
const seen = (text: string) => (/[^\p{Cf}\p{DI}\p{M}\p{White_Space}\u2800]/u.test(text) ? text : "");

/** Line by line: a pattern such as /\s+$/ takes the square of the length of a run of blanks. */
export function withoutTrailingBlanks(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** One line of text: NFC, inner white space folded, trimmed; `max` in UTF-16 units. Error codes: "characters", "too-long". */
export function lineSchema(max = 200) {
  return z.pipe(
    z.string().check(z.refine(isCleanText, "characters"), z.maxLength(max * 4, "too-long")),
    z.pipe(z.transform(tidyLine), z.string().check(z.maxLength(max, "too-long"))),
  );
}

/** One line that must not be empty. Adds the error code "missing". */
export function requiredLineSchema(max = 200) {
  return z.pipe(lineSchema(max), z.string().check(z.minLength(1, "missing")));
}

/** Several lines or Markdown: NFC, LF, no trailing blanks. */
export function blockSchema(max = 20_000) {
  return z.pipe(
    z.string().check(z.refine(isCleanText, "characters"), z.maxLength(max * 2, "too-long")),
    z.pipe(z.transform(tidyBlock), z.string().check(z.maxLength(max, "too-long"))),
  );
}

// One address, nothing else: no display name, comment, group or comma list; labels as RFC 5321 allows them unquoted.
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\u00A1-\uFFFF-]{1,64}@(?:[A-Za-z0-9\u00A1-\uFFFF](?:[A-Za-z0-9\u00A1-\uFFFF-]{0,61}[A-Za-z0-9\u00A1-\uFFFF])?\.)+(?:[A-Za-z\u00A1-\uFFFF]{2,63}|xn--[a-z0-9-]{1,59})$/i;

// Come along when an address is copied from a page or a letter; no mailbox has them.
const withoutUnseen = (text: unknown) =>
  typeof text === "string" ? text.replace(/[\u00AD\u200B\u2060\uFEFF]/g, "") : text;

/** Judged as typed and as programs behind us fold it: "＠", "，" and "．" become "@", "," and "." there. */
const isAddress = (address: string) =>
  [address, address.normalize("NFKC")].every((form) => ADDRESS.test(form) && !/\.\.|^\.|\.@/.test(form));

/** One e-mail address. Error codes: "missing", "email". */
export const EmailSchema = z.pipe(
  z.pipe(z.transform(withoutUnseen), requiredLineSchema(254)),
  z.string().check(z.refine(isAddress, "email")),
);

/** An http or https address. Error code: "url". */
export const WebAddressSchema = z.pipe(
  requiredLineSchema(2000),
  z.string().check(z.refine(isWebAddress, "url")),
);

/** Whether a text is an absolute http(s) address without credentials, as it stands: not one that browsers would put right first. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^/?#@\\\s]+([/?#]|$)/i.test(text)) return false;
  try {
    const url = new URL(text);
    return (
      (url.protocol === "http:" || url.protocol === "https:") && url.username === "" && url.password === ""
    );
  } catch {
    return false;
  }
}

/** An address part: lower-case words joined by hyphens. Error code: "slug". */
export const SlugSchema = z
  .string()
  .check(z.maxLength(80, "too-long"), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "slug"));

/** Turns a title into an address part; empty when nothing Latin is left. */
export function slugify(text: string): string {
  return text
    .replace(/ß/g, "ss")
    .replace(/[æÆ]/g, "ae")
    .replace(/[œŒ]/g, "oe")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .replace(/[đĐ]/g, "d")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}
