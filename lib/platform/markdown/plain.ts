import type { Element, ElementContent, RootContent } from "hast";
import { markdownTree } from "./render";

type Content = ElementContent | RootContent;

const INLINE = new Set(["a", "strong", "em", "del", "code", "br"]);

/**
 * Typed text as plain text, for calendars, descriptions and the text of mails: the words of the page without its marks,
 * a link as its words and its address.
 */
export function plainMarkdown(text: string): string {
  const tree = markdownTree(text);
  return tree ? blocks(tree.children).trim() : text;
}

/** A text of at most `length` characters, cut between words and never inside a character; "…" says that it was. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const word = cut.search(/\s\S*$/);
  return `${cut.slice(0, word > length / 2 ? word : undefined).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const isInline = (node: Content) =>
  node.type === "text" || (node.type === "element" && INLINE.has(node.tagName));

/** Runs of words and blocks, one below the other. */
function blocks(nodes: readonly Content[], between = "\n\n"): string {
  const parts: string[] = [];
  let run = "";
  for (const node of nodes) {
    if (isInline(node)) run += inline(node);
    else {
      parts.push(run.trim());
      run = "";
      if (node.type === "element") parts.push(block(node));
    }
  }
  parts.push(run.trim());
  return parts.filter(Boolean).join(between);
}

function block(element: Element): string {
  switch (element.tagName) {
    case "ul":
      return items(element, () => "- ");
    case "ol": {
      let number = Number(element.properties.start ?? 1) - 1;
      return items(element, (item) => {
        number = Number(item.properties.value ?? number + 1);
        return `${number}. `;
      });
    }
    case "pre":
      return element.children.map(inline).join("").trimEnd();
    case "table":
      return rows(element).join("\n");
    case "hr":
      return "---";
    default:
      return blocks(element.children);
  }
}

function items(element: Element, mark: (item: Element) => string): string {
  return element.children
    .filter((child): child is Element => child.type === "element")
    .map((item) => {
      const before = mark(item);
      return before + blocks(item.children, "\n").replaceAll("\n", `\n${" ".repeat(before.length)}`);
    })
    .join("\n");
}

function rows(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (child.type !== "element") return [];
    if (child.tagName !== "tr") return rows(child);
    return [
      child.children
        .filter((cell): cell is Element => cell.type === "element")
        .map((cell) => cell.children.map(inline).join("").trim())
        .join(" | "),
    ];
  });
}

function inline(node: Content): string {
  // The line's end behind a break belongs to the markup.
  if (node.type === "text") return node.value === "\n" ? "" : node.value;
  if (node.type !== "element") return "";
  if (node.tagName === "br") return "\n";
  const words = node.children.map(inline).join("");
  const address = String(node.properties.href ?? "");
  if (node.tagName !== "a" || /^[/#]/.test(address) || isSame(words, address)) return words;
  return `${words} (${address})`;
}

function isSame(words: string, address: string): boolean {
  const bare = (text: string) => decode(text).replace(/^(?:mailto:|https?:\/\/)|\/$/gi, "");
  return bare(words) === bare(address);
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
