/**
 * Which inline scripts of a kept page the build made. Next puts the nonce of the request's policy on every script that
 * it writes itself, and words that people typed cannot know it: a random one for each process, given to the rendering
 * and taken out again before the page is kept or leaves (docs/decisions/020-only-marked-scripts-run.md).
 * Plain JavaScript because the server and the page cache import it, outside the bundle.
 */
import { createHash, randomBytes } from "node:crypto";
import { webProcess } from "../web-process.mjs";

webProcess.scriptMark ??= randomBytes(18).toString("base64url");
const mark = webProcess.scriptMark;
// As long as the mark: rows of the data that React sends count their bytes.
const MASK = "-".repeat(mark.length);
const OWN_SCRIPT = new RegExp(`(<script(?: [^<>]*)? nonce="${mark}"[^<>]*>)([\\s\\S]*?)</script>`, "g");

/** Gives a request the mark; what a client sent there would become the nonce of a kept page. */
export function markScripts(request) {
  request.headers["content-security-policy"] = `script-src 'nonce-${mark}'`;
  delete request.headers["content-security-policy-report-only"];
}

/** Whether an element has the mark among its attributes: the build wrote it. */
export const isMarked = (attributes) => attributes.includes(` nonce="${mark}"`);

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Takes the mark out of a page, its data and its segments. @returns the hashes of the inline scripts that had it */
export function takeMarks(value) {
  const html = typeof value.html === "string" ? value.html : String(value.html ?? "");
  const scripts = new Set();
  for (const [, opening, text] of html.matchAll(OWN_SCRIPT))
    if (!opening.includes(" src=")) scripts.add(sha256(masked(text)));
  value.html = masked(html.replaceAll(` nonce="${mark}"`, ""));
  if (value.rscData) value.rscData = maskedBytes(value.rscData);
  if (value.segmentData)
    value.segmentData = new Map([...value.segmentData].map(([name, bytes]) => [name, maskedBytes(bytes)]));
  return scripts;
}

const masked = (text) => text.replaceAll(mark, MASK);

function maskedBytes(bytes) {
  return bytes.includes(mark) ? Buffer.from(masked(bytes.toString("latin1")), "latin1") : bytes;
}
