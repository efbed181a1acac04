import { isWebAddress, withoutTrailingBlanks } from "@/lib/platform/text";

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the list of what is taken out
const UNSAFE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** One line without what can't be stored or would lie about itself: control characters, direction overrides. */
export function cleanLine(text: string | null): string {
  return (text ?? "")
    .replace(UNSAFE, "")
    .replace(HALF, "\uFFFD")
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();
}

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

/**
 * Our own Markdown stays as it is, HTML becomes Markdown. What was taken once is taken the same again, or every import of
 * our own export would find changes.
 */
export function asMarkdown(text: string | null): string {
  let block = cleanBlock(text);
  // Taking one tag out can join the halves of another; whoever writes that wants to be read as a text.
  for (let round = 0; HTML.test(block); round += 1) {
    const next = cleanBlock(round < MOST_ROUNDS ? fromHtml(block) : block.replaceAll("<", "&lt;"));
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
function fromHtml(html: string): string {
  const links: string[] = [];
  return html.replace(DROPPED, "").replace(PIECES, (piece, slash: string, found: string, attributes) => {
    if (found === undefined) return piece.startsWith("<!--") ? "" : piece;
    const name = found.toLowerCase();
    const closing = slash === "/";
    if (name === "a") return closing ? closeLink(links.pop()) : openLink(attributes, links);
    if (name === "li") return closing ? "" : "\n- ";
    if (name === "br") return "\n";
    if (name === "hr") return "\n\n---\n\n";
    if (/^h[1-6]$/.test(name)) return closing ? "\n\n" : "\n\n### ";
    if (PARAGRAPHS.test(name)) return "\n\n";
    if (LINES.test(name)) return "\n";
    if (name === "td" || name === "th") return closing ? " " : "";
    return AROUND[name] ?? "";
  });
}

function openLink(attributes: string | undefined, links: string[]): string {
  const address = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes ?? "");
  const url = (address?.[1] ?? address?.[2] ?? address?.[3] ?? "").trim();
  const safe = isWebAddress(url) ? encodeURI(decodeSafely(url)).replace(/[()]/g, escapeBracket) : "";
  links.push(safe);
  return safe ? "[" : "";
}

function closeLink(url: string | undefined): string {
  return url ? `](${url})` : "";
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** What a schedule links to, as a list below its text; only web addresses. */
export function linkList(links: ReadonlyArray<{ url: string; title: string }>): string {
  return links
    .filter(({ url }) => isWebAddress(url.trim()))
    .map(({ url, title }) => {
      const words = cleanLine(title)
        .replace(/[[\]\\]/g, " ")
        .trim();
      const address = encodeURI(decodeSafely(url.trim())).replace(/[()]/g, escapeBracket);
      return `- [${words || address}](${address})`;
    })
    .join("\n");
}

function escapeBracket(bracket: string): string {
  return bracket === "(" ? "%28" : "%29";
}
