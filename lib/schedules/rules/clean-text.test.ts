import fc from "fast-check";
import { expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import { asMarkdown, cleanLine } from "./clean-text";
import { linkList } from "./read-links";

test.each([
  ["plain text stays", "Bread & roses < 5 €", "Bread & roses < 5 €"],
  [
    "Markdown stays",
    "# Bread\n\n- *one*\n- <https://bread.example>",
    "# Bread\n\n- *one*\n- <https://bread.example>",
  ],
  ["paragraphs", "<p>One</p><p>Two<br/>lines</p>", "One\n\nTwo\nlines"],
  ["a list", "<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"],
  ["emphasis", "<b>Bold</b> and <EM class='x'>soft</EM>", "**Bold** and *soft*"],
  [
    "a link",
    '<a target="_blank" href="https://bread.example/a?b=1&amp;c">More</a>',
    "[More](https://bread.example/a?b=1&amp;c)",
  ],
  ["a link that runs", '<a href="javascript:alert(1)">More</a>', "More"],
  ["a script", "One<script>alert(1)</script> two", "One two"],
  ["a script without an end", "One<script>alert(1)", "One"],
  [
    "a word of a program",
    "A Map<Object> keeps all, and so does Vec<B>.",
    "A Map<Object> keeps all, and so does Vec<B>.",
  ],
  ["such a word beside HTML", "<p>A Map<Object> keeps <b>all</b>.</p>", "A Map<Object> keeps **all**."],
  [
    "a class in brackets",
    "The class <Video>, or <Style>, and more",
    "The class <Video>, or <Style>, and more",
  ],
  ["a script in capitals", "One<SCRIPT>alert(1)</SCRIPT> two", "One two"],
  ["an element in capitals", "One<B>two</B> three<BR>four", "One**two** three\nfour"],
  ["a player without an end", '<video src="a.mp4">No player? Read on.', "No player? Read on."],
  [
    "dropped elements in code",
    "Use `<object>` and `<script>` rarely",
    "Use `<object>` and `<script>` rarely",
  ],
  ["a block of code", "```\n<object>\n<b>\n```\nand <b>bold</b>", "```\n<object>\n<b>\n```\nand **bold**"],
  ["two of a kind", "a <svg>1</svg> b <svg>2</svg> c", "a  b  c"],
  ["a picture", 'One <img src=x onerror="alert(1)"> two', "One  two"],
  ["entities are text of Markdown already", "<p>1 &lt; 2 &amp; 3</p>", "1 &lt; 2 &amp; 3"],
  ["an unknown element is a word", "The <dependency> element", "The <dependency> element"],
  ["code keeps its angle brackets", "<p>Use `<br>` rarely</p>", "Use `<br>` rarely"],
  ["windows line ends", "One\r\n\r\n\r\n\r\nTwo  \r\n", "One\n\nTwo"],
])("%s", (_name, html, markdown) => {
  expect(asMarkdown(html)).toBe(markdown);
});

test("what is taken once is taken the same again", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<b>",
    "<li>",
    "<a href='https://x.example/(1)'>",
    "</a>",
    "&lt;p&gt;",
    "text",
    "`",
    "<",
    ">",
    "<script>",
    "</script>",
    "Map<Object>",
    "<object>",
    "</object>",
    "```",
    "\n",
    " ",
    "<!--",
    "-->",
    "<scr",
    "ipt>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = asMarkdown(pieces.join(""));
      expect(asMarkdown(once)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
});

test("a line loses what would lie about itself", () => {
  expect(cleanLine(" Bread\u202E sesor\u0000\n of  1912\uD800 ")).toBe("Bread sesor of 1912\uFFFD");
});

test("links become a list, web addresses only", () => {
  const links = [
    { url: "https://bread.example/a b", title: "All [bread]" },
    { url: "javascript:alert(1)", title: "Run" },
    { url: "/slides.pdf", title: "Slides" },
  ];
  const lost: string[] = [];
  expect(linkList(links, null, lost)).toBe("- [All  bread](https://bread.example/a%20b)");
  expect(lost).toEqual(["Run: javascript:alert(1)", "Slides: /slides.pdf"]);
});

test.each([
  `a${" ".repeat(300_000)}b`,
  `<a href${" ".repeat(300_000)}>`,
  "<script>".repeat(40_000),
  "<object>".repeat(40_000),
  `${"<object> ".repeat(20_000)}${"</object> ".repeat(20_000)}`,
  "a<b>".repeat(40_000),
])("a crafted text takes no time: %#", (text) => {
  expect(costOf(() => void asMarkdown(text))).toBeLessThan(1_500);
});
