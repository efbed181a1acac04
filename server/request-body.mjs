/**
 * Reads the body of a request and looks at it as bytes before anything is built from it: how large it is, how many
 * fields it has, and whether it is text at all. Next would make an object of every field, and of what is not UTF-8 the
 * sign for "unreadable".
 */
import { isUtf8 } from "node:buffer";
import { keepForm } from "./sent-form.mjs";

/** As `serverActions.bodySizeLimit` in next.config.ts, with what a form adds to the file it carries. */
const LARGEST_FILE_FORM = 8 * 1024 * 1024 + 64 * 1024;
/** Where pictures are sent to, and what they may have (lib/platform/pictures/make.ts), with the rest of their form. */
const UPLOADS = "/files";
const LARGEST_UPLOAD = 20_000_000 + 64 * 1024;
const LARGEST = 1_200_000;
/** Twice what an action takes (lib/platform/form-data.ts): Next repeats the last answer in a form without script. */
export const MOST_FIELDS = 1000;
const MOST_BOUNDARY = 70;
/** What large bodies may hold of the memory together; small ones always pass. */
const MOST_HELD = 64 * 1024 * 1024;
const SMALL = 64 * 1024;

/** The same for pictures, in a count of their own: two at once, and who sends them slowly keeps no other form out. */
const MOST_UPLOADED = 44 * 1024 * 1024;

const forms = { held: 0, most: MOST_HELD };
const uploads = { held: 0, most: MOST_UPLOADED };

/** Whether a request brings a body. */
export const hasBody = ({ headers }) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * Holds the body back until it is whole and right, then gives it to whoever reads the request. A body that can't be
 * used is thrown away.
 * @param done called once: with null, or with the status to answer
 */
export function holdBody(request, done) {
  const type = String(request.headers["content-type"] ?? "");
  const isForm = /^multipart\/form-data/i.test(type);
  const isUpload = isForm && request.url === UPLOADS;
  const largest = isUpload ? LARGEST_UPLOAD : isForm ? LARGEST_FILE_FORM : LARGEST;
  const all = isUpload ? uploads : forms;
  const push = request.push.bind(request);
  let chunks = [];
  let size = 0;
  let ended = false;
  const finish = (status) => {
    if (ended) return;
    ended = true;
    all.held -= size;
    if (status !== null) chunks = [];
    done(status);
  };
  request.once("close", () => {
    if (!ended) all.held -= size;
    ended = true;
  });
  // The parser of HTTP hands over each piece by `push`, and null at the end; true means: go on.
  request.push = (chunk) => {
    if (chunk !== null) {
      if (ended) return true;
      size += chunk.length;
      all.held += chunk.length;
      if (size > largest) finish(413);
      else if (all.held > all.most && size > SMALL) finish(503);
      else chunks.push(Buffer.from(chunk));
      return true;
    }
    request.push = push;
    const body = Buffer.concat(chunks);
    const status = ended ? null : statusOf(type, body);
    if (!ended && status === null && body.length > 0) {
      keepForm(request, type, body);
      push(body);
    }
    finish(status);
    return push(null);
  };
  if (Number(request.headers["content-length"] ?? 0) > largest) finish(413);
}

/** The status that a body is refused with, or null. */
export function statusOf(type, body) {
  if (/^multipart\//i.test(type)) return statusOfParts(type, body);
  if (!isUtf8(body)) return 400;
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return null;
  if (countOf(body, "&", MOST_FIELDS) >= MOST_FIELDS) return 413;
  const text = body.toString("latin1");
  if (!text.includes("%")) return null;
  const bytes = text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return isUtf8(Buffer.from(bytes, "latin1")) ? null : 400;
}

function countOf(body, sign, most) {
  let count = 0;
  for (let at = body.indexOf(sign); at >= 0 && count < most; at = body.indexOf(sign, at + 1)) count += 1;
  return count;
}

/** Part by part; what a file holds is its reader's business. A boundary said twice could be read in two ways. */
function statusOfParts(type, body) {
  const said = [...type.matchAll(/boundary=(?:"([^"]*)"|([^;,\s"]+))/gi)];
  const boundary = said[0]?.[1] ?? said[0]?.[2] ?? "";
  if (said.length !== 1 || boundary === "" || boundary.length > MOST_BOUNDARY) return 400;
  const line = Buffer.from(`--${boundary}`, "latin1");
  let at = body.indexOf(line);
  if (at < 0 || !isUtf8(body.subarray(0, at))) return 400;
  for (let count = 0; ; count += 1) {
    if (count > MOST_FIELDS) return 413;
    const from = at + line.length;
    at = body.indexOf(line, from);
    const part = body.subarray(from, at < 0 ? undefined : at);
    const headers = part.indexOf("\r\n\r\n");
    const head = headers < 0 ? part : part.subarray(0, headers);
    if (!isUtf8(head)) return 400;
    if (!/filename/i.test(head.toString("latin1")) && !isUtf8(part)) return 400;
    if (at < 0) return null;
  }
}
