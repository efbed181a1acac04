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
  return (
    <div {...langOf(text)} {...(className ? { className } : {})}>
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
