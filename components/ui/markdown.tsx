import type { Element, Root } from "hast";
import ReactMarkdown from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { langOf } from "./localised";

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
  attributes: { a: ["href"], th: ["align"], td: ["align"] },
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

const MOST_MARKS = 2_000;

/**
 * Whether the renderer can bear a text. Its time grows with the square of the marks and its stack with the depth of
 * quotes and lists: what nobody writes by hand is shown as it was typed.
 */
function isBearable(text: string): boolean {
  const marks = text.match(/[*_~`[\]<>|#]|^[=-]+[ \t]*$/gm)?.length ?? 0;
  return marks <= MOST_MARKS && !/^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){12}/m.test(text);
}

/** The one renderer of typed text: a Markdown subset, no HTML, links only to http, https and mailto. Server only. */
export function Markdown({
  text,
  className,
  above = 2,
}: {
  text: LocalisedText | null;
  className?: string;
  /** The level of the heading the text stands under. */
  above?: 1 | 2 | 3;
}) {
  if (!text) return null;
  const around = { ...langOf(text), ...(className ? { className } : {}) };
  if (!isBearable(text.text)) return <div {...around}>{text.text}</div>;
  return (
    <div {...around}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[
          [fitHeadings, { above }],
          [rehypeSanitize, ALLOWED],
        ]}
        skipHtml
      >
        {text.text}
      </ReactMarkdown>
    </div>
  );
}
