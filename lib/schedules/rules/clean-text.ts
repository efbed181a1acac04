import { withoutTrailingBlanks } from "@/lib/platform/text";
import { cleanLine, HALF, UNSAFE } from "./clean-line";
import { markdownAddress, resolveLink } from "./read-links";

export { cleanLine };

/** Several lines, likewise. */
export function cleanBlock(text: string | null): string {
  const clean = (text ?? "")
    .replace(/\r\n?/g, "\n")
    .replace(UNSAFE, "")
    .replace(HALF, "\uFFFD")
    .normalize("NFC");
  return withoutTrailingBlanks(clean)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** What a text of a file is read with: where its relative links lead, and what had to be left out of it. */
export interface TextReading {
  base: string | null;
  /** Links that lead nowhere. */
  lost: string[];
  /** Elements that are no text: pictures, scripts, players. */
  dropped: Set<string>;
}

/** For texts that are read for their words alone. */
export const plainReading = (): TextReading => ({ base: null, lost: [], dropped: new Set() });

/**
 * Our own Markdown stays as it is, HTML becomes Markdown. What was taken once is taken the same again, or every import of
 * our own export would find changes.
 */
export function asMarkdown(text: string | null, reading: TextReading = plainReading()): string {
  let block = cleanBlock(text);
  // Taking one tag out can join the halves of another; whoever writes that wants to be read as a text.
  for (let round = 0; HTML.test(block); round += 1) {
    const next = cleanBlock(round < MOST_ROUNDS ? fromHtml(block, reading) : block.replaceAll("<", "&lt;"));
    if (next === block) break;
    block = next;
  }
  return block;
}

const MOST_ROUNDS = 4;

// Only elements people write in abstracts; "<dependency>" in a talk about builds is a word, and <https://…> is Markdown.
const NAMES =
  "a|abbr|article|b|blockquote|br|center|code|dd|div|dl|dt|em|figure|font|h[1-6]|hr|i|iframe|img|input|li|object|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video";
const HTML = new RegExp(`</?(?:${NAMES})(?:\\s[^<>]*)?/?>`, "i");
/** What somebody shows as code is not read. */
const CODE = "```[\\s\\S]*?```|`[^`\\n]*`";
const PIECES = new RegExp(`${CODE}|<!--[^<>]*-->|<(/?)(${NAMES})(\\s[^<>]*)?/?>`, "gi");
/** Whole elements whose content is no text, and of them those that hold none even where their end is missing. */
const DROPPED = "script|style|iframe|object|svg|video";
const NO_TEXT = /^(script|style|iframe|svg)$/;
const OPENINGS = new RegExp(`${CODE}|<(${DROPPED})(\\s[^<>]*)?>`, "gi");
/** What HTML lets stand without an end. */
const NO_END = /^(br|hr|img|input|li|p|td|th|tr|dt|dd)$/;

const AROUND: Record<string, string> = { b: "**", strong: "**", i: "*", em: "*", code: "`" };
const PARAGRAPHS = /^(p|div|blockquote|pre|section|article|table|ul|ol|dl|figure|center)$/;
const LINES = /^(tr|dt|dd)$/;

/** HTML as Markdown: paragraphs, lists, headings, emphasis, links; scripts and pictures are dropped. */
function fromHtml(html: string, reading: TextReading): string {
  const links: string[] = [];
  const text = withoutDropped(html, reading);
  const ends = lastEnds(text);
  return text.replace(PIECES, (piece, slash: string, found: string, attributes, at: number) => {
    if (found === undefined) return piece.startsWith("<!--") ? "" : piece;
    if (slash === "" && isWord(text, at, found, attributes, ends)) return piece;
    const name = found.toLowerCase();
    const closing = slash === "/";
    if (name === "a") return closing ? closeLink(links.pop()) : openLink(attributes, links, reading);
    if (name === "li") return closing ? "" : "\n- ";
    if (name === "br") return "\n";
    if (name === "hr") return "\n\n---\n\n";
    if (/^h[1-6]$/.test(name)) return closing ? "\n\n" : "\n\n### ";
    if (PARAGRAPHS.test(name)) return "\n\n";
    if (LINES.test(name)) return "\n";
    if (name === "td" || name === "th") return closing ? " " : "";
    if (name === "img" || name === "input" || (!closing && DROPPED.split("|").includes(name)))
      reading.dropped.add(name);
    return AROUND[name] ?? "";
  });
}

/** Without the elements that are no text, from their beginning to their end. */
function withoutDropped(html: string, reading: TextReading): string {
  const last = lastEnds(html);
  const ends = [...html.matchAll(new RegExp(`</(${DROPPED})\\s*>`, "gi"))];
  const next = new Map<string, number>();
  const kept: string[] = [];
  let from = 0;
  for (const { 1: found, 2: attributes, index } of html.matchAll(OPENINGS)) {
    if (found === undefined || index < from || isWord(html, index, found, attributes, last)) continue;
    const name = found.toLowerCase();
    let at = next.get(name) ?? 0;
    while (at < ends.length && ((ends[at]?.index ?? 0) < index || ends[at]?.[1]?.toLowerCase() !== name))
      at += 1;
    next.set(name, at);
    const end = ends[at];
    if (!end && !NO_TEXT.test(name)) continue;
    reading.dropped.add(name);
    kept.push(html.slice(from, index));
    from = end ? end.index + end[0].length : html.length;
  }
  return kept.join("") + html.slice(from);
}

/** Where each element of a text ends for the last time. */
function lastEnds(text: string): Map<string, number> {
  const ends = [...text.matchAll(new RegExp(`</(${NAMES})\\s*>`, "gi"))];
  return new Map(ends.map((end) => [end[1]?.toLowerCase() ?? "", end.index]));
}

/**
 * `Map<Object>`, `Vec<B>`, "the class <Table>": words of programmers that look like elements. Nothing ends them, they say
 * nothing more, and they hang on a word or are written as nobody writes an element.
 */
function isWord(
  text: string,
  at: number,
  found: string,
  attributes: string | undefined,
  ends: Map<string, number>,
): boolean {
  const name = found.toLowerCase();
  if (attributes?.trim() || NO_END.test(name) || (ends.get(name) ?? -1) > at) return false;
  if (/^[A-Z].*[a-z]/.test(found)) return true;
  return !NO_TEXT.test(name) && /[\p{L}\p{N}_]/u.test(text[at - 1] ?? "");
}

function openLink(attributes: string | undefined, links: string[], reading: TextReading): string {
  const address = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes ?? "");
  const url = (address?.[1] ?? address?.[2] ?? address?.[3] ?? "").trim();
  const found = resolveLink(url, reading.base);
  if (found === null && url !== "" && !url.startsWith("#")) reading.lost.push(url);
  links.push(found === null ? "" : markdownAddress(found));
  return found === null ? "" : "[";
}

function closeLink(url: string | undefined): string {
  return url ? `](${url})` : "";
}
