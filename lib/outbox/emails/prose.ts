import type { Element, ElementContent, RootContent } from "hast";
import { markdownTree } from "@/lib/platform/markdown/render";
import { STRANGERS_REL } from "@/lib/platform/markdown/strangers-rel";
import { linesOf, type Markup, markup } from "./markup";

/** How the parts of an organiser's words look in a mail: styles, since mail programs know no classes. */
export interface ProseLook {
  body: string;
  heading: string;
  colour: string;
}

/** Only these lead out of a mail: an address within the site has no site there. */
const OPENS = /^(?:https?:\/\/|mailto:)/i;

/** An organiser's words as the page's own renderer reads them, in tags and styles that mail programs show. */
export function proseHtml(source: string, look: ProseLook): Markup {
  const tree = markdownTree(source);
  if (!tree) return markup`<p dir="auto" style="margin:0 0 12px;${look.body}">${linesOf(source)}</p>`;
  return markup`${within(tree.children, look)}`;
}

function within(nodes: ReadonlyArray<RootContent | ElementContent>, look: ProseLook): Markup[] {
  return nodes.flatMap((node) => {
    if (node.type === "text") return [markup`${node.value}`];
    return node.type === "element" ? [element(node, look)] : [];
  });
}

function element(node: Element, look: ProseLook): Markup {
  const content = within(node.children, look);
  switch (node.tagName) {
    case "br":
      return markup`<br>`;
    case "hr":
      return markup`<hr>`;
    case "strong":
      return markup`<strong>${content}</strong>`;
    case "em":
      return markup`<em>${content}</em>`;
    case "del":
      return markup`<s>${content}</s>`;
    case "code":
      return markup`<code>${content}</code>`;
    case "pre":
      return markup`<pre style="margin:0 0 12px;white-space:pre-wrap">${content}</pre>`;
    case "a": {
      const address = String(node.properties.href ?? "");
      if (!OPENS.test(address)) return markup`${content}`;
      return markup`<a class="berry" href="${address}" rel="${STRANGERS_REL}" style="color:${look.colour};text-decoration:underline">${content}</a>`;
    }
    case "ul":
      return markup`<ul style="margin:0 0 12px;padding:0 0 0 24px;${look.body}">${content}</ul>`;
    case "ol":
      return markup`<ol start="${Number(node.properties.start ?? 1)}" style="margin:0 0 12px;padding:0 0 0 28px;${look.body}">${content}</ol>`;
    case "li": {
      const { value } = node.properties;
      if (value === undefined) return markup`<li dir="auto">${content}</li>`;
      return markup`<li dir="auto" value="${Number(value)}">${content}</li>`;
    }
    case "blockquote":
      return markup`<blockquote dir="auto" style="margin:0 0 12px;padding:0 0 0 16px">${content}</blockquote>`;
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return markup`<p class="ink" dir="auto" style="margin:16px 0 8px;${look.heading}">${content}</p>`;
    case "table":
      return markup`<table cellpadding="6" cellspacing="0" border="1" style="margin:0 0 12px;border-collapse:collapse;${look.body}">${content}</table>`;
    case "tr":
      return markup`<tr>${content}</tr>`;
    case "th":
      return markup`<th dir="auto" align="left">${content}</th>`;
    case "td":
      return markup`<td dir="auto">${content}</td>`;
    case "p":
      return markup`<p class="ink" dir="auto" style="margin:0 0 12px;${look.body}">${content}</p>`;
    default:
      return markup`${content}`;
  }
}
