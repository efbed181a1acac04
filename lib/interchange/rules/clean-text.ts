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
const PIECES = new RegExp(`\`[^\`\\n]*\`|<!--[^<>]*-->|<(/?)(${NAMES})(\\s[^<>]*)?/?>`, "gi");
/** Whole elements whose content is no text. */
const DROPPED = /<(script|style|iframe|object|svg|video)(?:\s[^<>]*)?>[\s\S]*?(?:<\/\1\s*>|$)/gi;

const AROUND: Record<string, string> = { b: "**", strong: "**", i: "*", em: "*", code: "`" };
const PARAGRAPHS = /^(p|div|blockquote|pre|section|article|table|ul|ol|dl|figure|center)$/;
const LINES = /^(tr|dt|dd)$/;

/** HTML as Markdown: paragraphs, lists, headings, emphasis, links; scripts and pictures are dropped. */
function fromHtml(html: string, reading: TextReading): string {
  const links: string[] = [];
  const drop = (_all: string, name: string) => {
    reading.dropped.add(name.toLowerCase());
    return "";
  };
  return html.replace(DROPPED, drop).replace(PIECES, (piece, slash: string, found: string, attributes) => {
    if (found === undefined) return piece.startsWith("<!--") ? "" : piece;
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
    if (name === "img" || name === "input") reading.dropped.add(name);
    return AROUND[name] ?? "";
  });
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
