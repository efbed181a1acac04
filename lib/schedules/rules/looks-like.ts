import type { JsonNode } from "./parse-json";

/** What a file that is no schedule looks like; the words are in the messages. */
export type Looks =
  | "yaml"
  | "csv"
  | "icalendar"
  | "html"
  | "feed"
  | "xml"
  | "pretalx"
  | "jsonld"
  | "json"
  | "spreadsheet"
  | "document"
  | "pdf"
  | "archive"
  | "image"
  | "binary"
  | "text";

/** First bytes in hexadecimal. */
const SIGNS: ReadonlyArray<[string, Looks]> = [
  ["255044462d", "pdf"],
  ["89504e47", "image"],
  ["47494638", "image"],
  ["ffd8ff", "image"],
  ["52494646", "image"],
  ["1f8b", "archive"],
  ["425a68", "archive"],
  ["377abcaf", "archive"],
  ["52617221", "archive"],
  ["fd377a58", "archive"],
  ["d0cf11e0", "spreadsheet"],
];
const ZIP = /^504b0[35]/;

/** By the first bytes, for what is not text; null for what may be. */
export function looksOfBytes(bytes: Uint8Array): Looks | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_000));
  const start = head.subarray(0, 8).toString("hex");
  const sign = SIGNS.find(([digits]) => start.startsWith(digits));
  if (sign) return sign[1];
  if (!ZIP.test(start)) return null;
  // A zip names its files in clear: office documents are told by them.
  const names = head.toString("latin1");
  if (/xl\/|opendocument\.spreadsheet/.test(names)) return "spreadsheet";
  return /word\/|opendocument\.text/.test(names) ? "document" : "archive";
}

/** How pages begin, error pages of proxies among them, which often have no root. */
const HTML = /^<(!doctype\s+html|html|head|body|title|center|h1|div|p)\b/i;

/** What follows the declaration and comments before a root; by hand, for a pattern could be made to run for ever. */
function pastProlog(text: string): string {
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at += 1;
    const end = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : null;
    const next = end === null ? -1 : text.indexOf(end, at);
    if (end === null || next < 0) return text.slice(at, at + 100);
    at = next + end.length;
  }
}

/** A text that is neither XML nor JSON. */
export function looksOfText(text: string): Looks {
  const start = text.trimStart();
  if (/^BEGIN:VCALENDAR/i.test(start)) return "icalendar";
  if (start.startsWith("<")) return HTML.test(pastProlog(start)) ? "html" : "xml";
  if (/^[[{]/.test(start)) return "json";
  const lines = start.split("\n", 200).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  if (lines[0]?.startsWith("---") || lines[0]?.startsWith("%YAML")) return "yaml";
  const keyed = lines.filter((line) => /^\s*(- )?["']?[\p{L}\w .-]{1,40}["']?:(\s|$)/u.test(line)).length;
  const listed = lines.filter((line) => /^\s*- /.test(line)).length;
  if (keyed > 0 && (keyed + listed) * 2 > lines.length) return "yaml";
  const columns = (line: string | undefined) => (line ?? "").split(/[;,\t]/).length;
  return columns(lines[0]) > 1 && (lines.length < 2 || columns(lines[1]) > 1) ? "csv" : "text";
}

/** By the name of its root. */
export function looksOfXml(root: string): Looks {
  const name = root.toLowerCase().replace(/^.*:/, "");
  if (name === "html") return "html";
  if (name === "rss" || name === "feed" || name === "rdf") return "feed";
  return name === "icalendar" ? "icalendar" : "xml";
}

/** JSON without days and events. */
export function looksOfJson(root: JsonNode, text: string): Looks {
  const keys = root.value instanceof Map ? [...root.value.keys()] : [];
  if (keys.some((key) => key.startsWith("@"))) return "jsonld";
  return /"(submission_type|content_locale|submission_type_id)"\s*:/.test(text) ? "pretalx" : "json";
}
