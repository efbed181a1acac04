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

/** Headings of a text start below the page's own: `#` becomes h3. */
function lowerHeadings() {
  const lower = (node: Root | Element) => {
    for (const child of node.children) {
      if (child.type !== "element") continue;
      const level = /^h([1-6])$/.exec(child.tagName)?.[1];
      if (level) child.tagName = `h${Math.min(6, Number(level) + 2)}`;
      lower(child);
    }
  };
  return lower;
}

/** The one renderer of typed text: a Markdown subset, no HTML, links only to http, https and mailto. Server only. */
export function Markdown({ text, className }: { text: LocalisedText | null; className?: string }) {
  if (!text) return null;
  return (
    <div {...langOf(text)} {...(className ? { className } : {})}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[lowerHeadings, [rehypeSanitize, ALLOWED]]}
        skipHtml
      >
        {text.text}
      </ReactMarkdown>
    </div>
  );
}
