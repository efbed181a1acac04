/**
 * What a form held that was sent without script, so that the page that says "not now" can send it again: the browser
 * loads that page in place of the form, and what was typed would be gone. Only what a page of this site sent is repeated:
 * else a stranger's form, refused by its origin, would be sent from here as if it were ours.
 */

const LARGEST = 128 * 1024;
const sent = new WeakMap();

/** Remembers the body of a form for as long as its request is open. */
export function keepForm(request, type, body) {
  const { method, headers } = request;
  if (method !== "POST" || headers["next-action"] !== undefined || body.length > LARGEST) return;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return;
  if (!process.env.PUBLIC_URL || headers.origin !== new URL(process.env.PUBLIC_URL).origin) return;
  sent.set(request, { type, body });
}

/** @returns the fields of the form in their order, or null: there is none, or it holds a file, which no page can repeat */
export const fieldsOf = (request) => fieldsIn(sent.get(request), false);

function fieldsIn(form, leaveFiles) {
  if (!form) return null;
  const { type, body } = form;
  if (/^application\/x-www-form-urlencoded/i.test(type)) return [...new URLSearchParams(body.toString())];
  const [, quoted, bare] = /^multipart\/form-data;.*boundary=(?:"([^"]*)"|([^;,\s"]+))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  return boundary ? partsOf(`\r\n${body.toString()}`, `\r\n--${boundary}`, leaveFiles) : null;
}

/**
 * What somebody wrote into the form: of all its fields those of more than one word. What pages write there themselves, ids, states
 * and addresses, is of one.
 */
export function wordsOf(request) {
  const words = (fieldsIn(sent.get(request), true) ?? [])
    .filter(([name, value]) => !name.startsWith("$") && /\S\s+\S/u.test(value))
    .map(([, value]) => value.trim());
  return [...new Set(words)];
}

function partsOf(text, line, leaveFiles) {
  const fields = [];
  for (const part of text.split(line).slice(1, -1)) {
    const end = part.indexOf("\r\n\r\n");
    const name = /; name="([^"]*)"/i.exec(part.slice(0, end))?.[1];
    if (end < 0 || name === undefined) return null;
    const value = part.slice(end + 4);
    if (!/; filename/i.test(part.slice(0, end))) fields.push([unescaped(name), value]);
    // A file that nobody chose is no file.
    else if (value !== "" && !leaveFiles) return null;
  }
  return fields;
}

/** As browsers write what would end the name. */
const unescaped = (name) =>
  name.replace(/%(22|0D|0A)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
