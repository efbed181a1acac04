import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import ReactMarkdown from "react-markdown";
import { describe, expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import { cutText, plainMarkdown } from "./plain";
import { markdownOptions } from "./render";

const render = (text: string) => renderToStaticMarkup(createElement(ReactMarkdown, markdownOptions(2), text));

/** What a reader sees: the text of the elements, a line for each break, the numbers of lists, the addresses of links. */
const seen = (text: string) =>
  render(text)
    .replace(/<a href="([^"]*)"[^>]*>/g, " $1 ")
    .replace(/<ol start="(\d+)">/g, " $1 ")
    .replace(/<li value="(\d+)">/g, " $1 ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&");

describe("what was typed is there", () => {
  test.each([
    ["Vec<String> and List<int> stay?", "Vec<String>", "List<int>"],
    ["Option<&str> and if a < b && c > d", "Option<&str>", "a < b && c > d"],
    ["a <b>bold</b> word", "<b>bold</b>"],
    ["<div>\n  a block\n</div>", "<div>", "a block", "</div>"],
    ["before <!-- a remark --> after", "<!-- a remark -->"],
    ["<!-- alone -->", "<!-- alone -->"],
    ["Box<dyn:Trait> x", "<dyn:Trait>"],
    ["2*3*4 = 24 and a*b + c*d", "2*3*4", "a*b + c*d"],
    ["costs ~10~ euros", "~10~"],
    ["1986. was a year", "1986."],
    ["9. Welcome\n11. Coffee", "9", "11"],
    ["- [x] done\n- [ ] open", "[x] ", "[ ] "],
    ["![a picture](https://example.org/p.png)", "a picture", "https://example.org/p.png"],
    ["![](https://example.org/p.png)", "https://example.org/p.png"],
    ["[](https://example.org)", "https://example.org"],
    ["[bad](javascript:alert(1))", "bad", "javascript:alert(1)"],
    ["[slides](slides.pdf) and fn[i]()", "[slides](slides.pdf)", "fn[i]()"],
    ['[site](https://example.org "the title")', "the title"],
    ["[note]: bring", "[note]: bring"],
    ["[a] x\n\n[a]: https://example.org\n[a]: https://example.net", "https://example.net"],
    ["A note[^1]\n\n[^1]: its text", "[^1]", "its text"],
    ["[^2]: nobody asks", "[^2]", "nobody asks"],
    ["```js title\ncode\n```", "js title", "code"],
    ["~~~ Important\nto know", "Important", "to know"],
    ["| a | b |\n|---|---|\n| 1 | 2 | 3 |", "1", "2", "3"],
    ["> 18 years", "> 18 years"],
    ["R&amp;D &copy", "R&D &copy"],
    [
      "<https://example.org/x> and www.example.com and ada@example.org",
      "example.org/x",
      "www.example.com",
      "ada@example.org",
    ],
  ])("%j", (text, ...words) => {
    for (const word of words) {
      expect(seen(text)).toContain(word);
      expect(plainMarkdown(text).replace(/\n/g, " ")).toContain(word.replace(/\n/g, " "));
    }
  });

  test("a line's end is a line's end, in paragraphs, lists, quotes and HTML", () => {
    expect(render("Bring with you:\na pen\na cup")).toBe("<p>Bring with you:<br/>\na pen<br/>\na cup</p>");
    expect(render("- one\n  more")).toContain("one<br/>\nmore");
    expect(render("> one\n> more")).toContain("one<br/>\nmore");
    expect(render("<div>\nmore\n</div>")).toContain("&lt;div&gt;<br/>\nmore<br/>\n&lt;/div&gt;");
    expect(plainMarkdown("Bring:\na pen\n\nProgramme\n09:00 Welcome")).toBe(
      "Bring:\na pen\n\nProgramme\n09:00 Welcome",
    );
  });

  test("whatever marks stand around them, no word and no figure is lost", () => {
    const marks = fc.constantFrom(
      ..."* ** _ __ ~ ~~ ` ``` ~~~ # ## > >> - + 1. 7) 1986. [ ] ( ) ![ ]( ]: [^ ]: < > </ <!-- --> | |-|-| --- === \\ \" ' & : . ! {{ }} [x] [ ]"
        .split(" ")
        .filter(Boolean),
      "https://",
      "mailto:",
      "javascript:",
      "www.",
      "@",
      "\n",
      "\n\n",
      "    ",
      " ",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(marks, fc.boolean(), fc.boolean()), { maxLength: 12 }), (pieces) => {
        const words = pieces.map((_, at) => (at % 3 === 0 ? `${7000 + at}q` : `wort${at}q`));
        const text = pieces
          .map(([mark, left, right], at) => `${mark}${left ? " " : ""}${words[at]}${right ? " " : ""}`)
          .join("");
        const shown = decodeSafely(seen(text));
        const plain = decodeSafely(plainMarkdown(text));
        for (const word of words) {
          expect(shown, text).toContain(word);
          expect(plain, text).toContain(word);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("plain text has the words without the marks, and the addresses behind their words", () => {
  expect(
    plainMarkdown(
      "## **Two** things\n\n1. [the site](https://example.org)\n2. `code`\n\n- a\n  - b\n\nhttps://example.org",
    ),
  ).toBe("Two things\n\n1. the site (https://example.org)\n2. code\n\n- a\n  - b\n\nhttps://example.org");
});

test("what is too long is cut between words and never inside a character", () => {
  expect(cutText("one two three", 9)).toBe("one two…");
  expect(cutText("one two three", 13)).toBe("one two three");
  expect(cutText("😀😀😀", 4)).toBe("😀…");
});

test.each(["[", "![", "[a](", "**a", "_a", "`a"])("%j without end takes no time as plain text", (piece) => {
  expect(costOf(() => void plainMarkdown(piece.repeat(20_000 / piece.length)))).toBeLessThan(1_000);
});

function decodeSafely(text: string): string {
  return text.replace(/(?:%[0-9A-F]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}
