import type { ElementContent, RootContent } from "hast";
import { markdownTree } from "./render";

/** The addresses that the links of a Markdown text lead to, as they would be written into the page. */
export function hrefsIn(source: string): string[] {
  return within(markdownTree(source)?.children ?? []);
}

const within = (nodes: ReadonlyArray<RootContent | ElementContent>): string[] =>
  nodes.flatMap((node) => {
    if (node.type !== "element") return [];
    const { href } = node.properties;
    return [...(typeof href === "string" ? [href] : []), ...within(node.children)];
  });
