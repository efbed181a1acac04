import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import { Markdown } from "./markdown";

const render = (text: string) =>
  renderToStaticMarkup(createElement(Markdown, { text: { text, lang: null } }));

describe("what somebody typed", () => {
  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "<javascript:alert(1)>",
    '[a](https://evil.example "onclick=alert(1)")',
    "![a](https://evil.example/pixel.png)",
    "[a]: javascript:alert(1)\n\n[a]",
    ["{{constructor}} {event.secret} %s $", "{x}"].join(""),
    '<a href="https://evil.example" style="position:fixed">x</a>',
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  ])("%j runs nothing, loads nothing and has no attribute but a web address", (text) => {
    const html = render(text);
    expect(html).not.toMatch(/<(script|img|svg|iframe|style)|<[^>]*\s(on\w+|style|title|src)=/i);
    for (const [, address] of html.matchAll(/href="([^"]*)"/g))
      expect(address).toMatch(/^(https?|mailto):|^$/);
  });

  test("its links lead to web and mail addresses", () => {
    expect(render("[a](https://good.example) <mailto:a@b.example>")).toContain('href="https://good.example"');
    const rel = 'rel="noopener noreferrer nofollow ugc"';
    for (const typed of ["[a](https://a.example)", "<mailto:a@b.example>", "https://a.example", "[a](/en/x)"])
      expect(render(typed), typed).toContain(rel);
    expect(render("**bold** and *fine*")).toContain("<strong>bold</strong>");
  });
});

const LONG = 20_000;
test.each(
  Object.entries({
    quotes: ">".repeat(LONG),
    lists: "- ".repeat(LONG / 2),
    numbers: "1. ".repeat(LONG / 3),
    stars: "*a_".repeat(LONG / 3),
    brackets: "![".repeat(LONG / 2),
    links: "[a](".repeat(LONG / 4),
    headings: "a\n=\n".repeat(LONG / 4),
    lines: "a\n-\n".repeat(LONG / 4),
    tables: `a|b\n-|-\n${"a|b\n".repeat(LONG / 4)}`,
    strikes: "~a~~b".repeat(LONG / 5),
    footnotes: "[^a]: b\n".repeat(LONG / 8),
    tags: "<a ".repeat(LONG / 3),
  }),
)("%s without end are shown as they were typed, at once", (_name, text) => {
  let shown = "";
  const cost = costOf(() => {
    shown = render(text);
  });
  expect(shown.length).toBeGreaterThanOrEqual(text.length);
  expect(cost).toBeLessThan(1_000);
});
