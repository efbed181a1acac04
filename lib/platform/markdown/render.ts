import type { Element, Root } from "hast";
import ReactMarkdown, { type Options } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { keepWords } from "./keep-words";
import { isSafeHref } from "./safe-href";
import { STRANGERS_REL } from "./strangers-rel";

const ALLOWED = {
  ...defaultSchema,
  tagNames: [
    "p",
    "br",
    "strong",
    "em",
    "del",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
  ],
  attributes: { a: ["href"], ol: ["start"], li: ["value"], th: ["align"], td: ["align"] },
  protocols: { href: ["http", "https", "mailto"] },
};

/**
 * Headings of a text stand below the page's own and skip no level, whatever levels were typed: the highest one used
 * becomes `above` + 1.
 */
function fitHeadings({ above }: { above: number }) {
  return (tree: Root) => {
    const headings: { element: Element; typed: number }[] = [];
    const collect = (node: Root | Element) => {
      for (const child of node.children) {
        if (child.type !== "element") continue;
        const typed = /^h([1-6])$/.exec(child.tagName)?.[1];
        if (typed) headings.push({ element: child, typed: Number(typed) });
        collect(child);
      }
    };
    collect(tree);
    const ranks = [...new Set(headings.map((heading) => heading.typed))].sort();
    let before = above;
    for (const { element, typed } of headings) {
      before = Math.min(above + 1 + ranks.indexOf(typed), before + 1, 6);
      element.tagName = `h${before}`;
    }
  };
}

/** Takes the way out of links that lead elsewhere than they say, and marks the others as somebody's; their words stay. */
function judgeLinks() {
  const look = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== "element") continue;
      const { href } = child.properties;
      if (child.tagName === "a" && typeof href === "string" && isSafeHref(href))
        child.properties.rel = STRANGERS_REL.split(" ");
      else if (child.tagName === "a") delete child.properties.href;
      look(child);
    }
  };
  return look;
}

const MOST_MARKS = 2_000;

/**
 * Whether the renderer can bear a text. Its time grows with the square of the marks and its stack with the depth of
 * quotes and lists: what nobody writes by hand is shown as it was typed.
 */
export function isBearable(text: string): boolean {
  const marks = text.match(/[*_~`[\]<>|#]|^[=-]+[ \t]*$/gm)?.length ?? 0;
  return marks <= MOST_MARKS && !/^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){12}/m.test(text);
}

/**
 * How typed text becomes elements, everywhere the same: a Markdown subset, no HTML, links only to the web, to mailboxes
 * and within this site, and no character lost.
 * @param above the level of the heading the text stands under
 */
export function markdownOptions(above: number): Pick<Options, "remarkPlugins" | "rehypePlugins"> {
  return {
    // One tilde is "about"; two strike through.
    remarkPlugins: [[remarkGfm, { singleTilde: false }], keepWords],
    rehypePlugins: [[fitHeadings, { above }], [rehypeSanitize, ALLOWED], judgeLinks],
  };
}

/** The last few texts with their trees: a mail is written as HTML and as text, and each part of it read once for both. */
let lately: ReadonlyArray<{ text: string; above: number; tree: Root | null }> = [];
const AS_MANY = 8;

/**
 * The tree of elements that the page shows for a typed text; null when it is shown as it was typed. Whoever asks again gets the
 * same one: it is read, and never changed.
 */
export function markdownTree(text: string, above = 2): Root | null {
  if (!isBearable(text)) return null;
  const known = lately.find((one) => one.text === text && one.above === above);
  if (known) return known.tree;
  const tree = readTree(text, above);
  lately = [{ text, above, tree }, ...lately.slice(0, AS_MANY - 1)];
  return tree;
}

function readTree(text: string, above: number): Root | null {
  const { remarkPlugins, rehypePlugins } = markdownOptions(above);
  let tree: Root | null = null;
  const take = () => (root: Root) => {
    tree = root;
  };
  ReactMarkdown({ children: text, remarkPlugins, rehypePlugins: [...(rehypePlugins ?? []), take] });
  return tree;
}
