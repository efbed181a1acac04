import type { Element, Root } from "hast";
import { expect, test } from "vitest";
import { markdownTree } from "./render";
import { isSafeHref } from "./safe-href";

const SAFE = [
  "https://school.example",
  "HTTP://school.example/a?b=c",
  "mailto:ada@example.org",
  "mailto:ada@example.org?subject=Bread&body=Hello",
  "MAILTO:ada@example.org?SUBJECT=Bread",
  "/en/schools",
  "#venue",
  "sessions/3",
];
const UNSAFE = [
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "/\t/evil.example",
  "https:/\\evil.example",
  "https:///evil.example",
  "mailto:?bcc=all@example.org",
  "mailto:ada@example.org?bcc=eve@example.org",
  "mailto:ada@example.org?subject=x&%62cc=eve@example.org",
  "mailto:ada@example.org?to=eve@example.org",
  "mailto:ada@example.org?cc=eve@example.org",
  "mailto:ada@example.org?attach=/etc/passwd",
  "mailto:ada@example.org,eve@example.org",
  "mailto:ada@example.org%2Ceve@example.org",
  "mailto:ada@example.org;eve@example.org",
  "mailto:",
  "javascript:alert(1)",
];

test.each(SAFE)("%s leads where it says", (href) => {
  expect(isSafeHref(href)).toBe(true);
});
test.each(UNSAFE)("%s does not", (href) => {
  expect(isSafeHref(href)).toBe(false);
});

/** Where the links of a typed text lead, as the page shows it. */
function linksOf(text: string): unknown[] {
  const found: unknown[] = [];
  const walk = (node: Root | Element) => {
    for (const child of node.children)
      if (child.type === "element") {
        if (child.tagName === "a") found.push(child.properties.href);
        walk(child);
      }
  };
  walk(markdownTree(text) ?? { type: "root", children: [] });
  return found.filter((href) => href !== undefined && href !== "");
}

test("a typed text keeps the links that lead where they say, and the words of the others", () => {
  expect(linksOf("[a](https://school.example) [b](mailto:ada@example.org?subject=x) [c](/en)")).toEqual([
    "https://school.example",
    "mailto:ada@example.org?subject=x",
    "/en",
  ]);
  expect(linksOf("[a](//evil.example) [b](mailto:?bcc=x@example.org) [c](/\\\\evil.example)")).toEqual([]);
});
