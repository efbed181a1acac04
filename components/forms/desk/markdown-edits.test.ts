import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Markdown } from "@/components/ui/markdown";
import { editMarkdown, MARKDOWN_TOOLS, type MarkdownTool } from "./markdown-edits";

const WORDS = { words: "words", link: "what it is" };

/** A text in which [ and ] stand around what is chosen, or | where the cursor is, before and after one use of a tool. */
function use(tool: MarkdownTool, drawn: string): string {
  const bar = drawn.indexOf("|");
  const from = bar >= 0 ? bar : drawn.indexOf("⟦");
  const to = bar >= 0 ? bar : drawn.indexOf("⟧") - 1;
  const text = drawn.replace(/[|⟦⟧]/g, "");
  const edit = editMarkdown(tool, { text, from, to }, WORDS);
  const after = text.slice(0, edit.from) + edit.put + text.slice(edit.to);
  const [begin, end] = edit.choose.map((at) => at + edit.from) as [number, number];
  if (begin === end) return `${after.slice(0, begin)}|${after.slice(begin)}`;
  return `${after.slice(0, begin)}⟦${after.slice(begin, end)}⟧${after.slice(end)}`;
}

const html = (text: string) =>
  renderToStaticMarkup(Markdown({ text: { text, lang: null } }) as never)
    .replace(/^<div[^>]*>|<\/div>$/g, "")
    .replace(/\n/g, "");

describe("words", () => {
  test.each([
    ["the word at the cursor", "bold", "One tw|o", "One **⟦two⟧**"],
    ["what is chosen", "bold", "⟦One two⟧ three", "**⟦One two⟧** three"],
    ["without the spaces that are chosen", "bold", "One⟦ two ⟧three", "One **⟦two⟧** three"],
    ["nothing yet: words to type over", "bold", "One | two", "One **⟦words⟧** two"],
    ["in an empty text", "italic", "|", "*⟦words⟧*"],
    ["taken off again, chosen without its marks", "bold", "**⟦One⟧** two", "⟦One⟧ two"],
    ["taken off again, chosen with its marks", "bold", "⟦**One**⟧ two", "⟦One⟧ two"],
    ["taken off at the cursor", "bold", "**On|e** two", "⟦One⟧ two"],
    ["marks of another hand", "bold", "⟦__One__⟧ two", "⟦One⟧ two"],
    ["italic inside bold", "italic", "**⟦One⟧**", "***⟦One⟧***"],
    ["bold taken out of both", "bold", "***⟦One⟧***", "*⟦One⟧*"],
    ["italic taken out of both", "italic", "***⟦One⟧***", "**⟦One⟧**"],
    ["each paragraph for itself", "bold", "⟦One\n\nTwo⟧", "⟦**One**\n\n**Two**⟧"],
    [
      "after the mark of a list",
      "bold",
      "⟦- One\n2. Two\n> # Three⟧",
      "⟦- **One**\n2. **Two**\n> # **Three**⟧",
    ],
    ["off when all have it", "bold", "⟦- **One**\n- **Two**⟧", "⟦- One\n- Two⟧"],
    ["on when one has it not", "bold", "⟦- **One**\n- Two⟧", "⟦- **One**\n- **Two**⟧"],
    ["a word that is no mark of a line", "bold", "Room ⟦1. floor⟧", "Room **⟦1. floor⟧**"],
    ["letters of every script", "italic", "Κεφ|άλαιο", "*⟦Κεφάλαιο⟧*"],
    ["a part of a word is the word", "italic", "un⟦believ⟧able", "*⟦unbelievable⟧*"],
    ["from the middle of one word into another", "bold", "a fi⟦rst sec⟧ond b", "a **⟦first second⟧** b"],
  ] as const)("%s", (_, tool, before, after) => expect(use(tool, before)).toBe(after));
});

describe("links", () => {
  test.each([
    ["words: the address is to be typed", "⟦our site⟧ is new", "[our site](⟦https://⟧) is new"],
    ["the word at the cursor", "See program|me", "See [programme](⟦https://⟧)"],
    ["nothing yet", "See | .", "See [⟦what it is⟧](https://) ."],
    ["an address: its words are to be typed", "⟦https://a.example/x⟧", "[⟦what it is⟧](https://a.example/x)"],
    ["an address at the cursor", "At https://a.ex|ample/x now", "At [⟦what it is⟧](https://a.example/x) now"],
    ["a mailbox", "⟦desk@a.example⟧", "[⟦what it is⟧](mailto:desk@a.example)"],
    ["as people say addresses", "⟦www.a.example⟧", "[⟦what it is⟧](https://www.a.example)"],
    ["taken off", "See [our| site](https://a.example).", "See ⟦our site⟧."],
    ["taken off where all is chosen", "⟦[our site](https://a.example)⟧", "⟦our site⟧"],
    [
      "right behind one is another",
      "[a](https://a.example)|",
      "[a](https://a.example)[⟦what it is⟧](https://)",
    ],
    ["not over lines", "⟦One\nTwo⟧", "[One](⟦https://⟧)\nTwo"],
  ])("%s", (_, before, after) => expect(use("link", before)).toBe(after));
});

describe("lines", () => {
  test.each([
    ["the line of the cursor", "heading", "Where to sl|eep", "## Where to sl|eep"],
    ["all of a line of which a part is chosen", "heading", "See ⟦Where⟧ here", "⟦## See Where here⟧"],
    ["a heading taken off", "heading", "### Whe|re", "Whe|re"],
    ["a list becomes a heading", "heading", "- Whe|re", "## Whe|re"],
    ["nothing yet", "list", "|", "- ⟦words⟧"],
    ["an empty line between others", "list", "One\n|\nTwo", "One\n- ⟦words⟧\n\nTwo"],
    ["a list", "list", "⟦One\nTwo⟧", "⟦- One\n- Two⟧"],
    ["empty lines are no items", "list", "⟦One\n\nTwo⟧", "⟦- One\n\n- Two⟧"],
    ["taken off", "list", "⟦- One\n* Two⟧", "⟦One\nTwo⟧"],
    ["numbers for signs", "numbers", "⟦- One\n- Two⟧", "⟦1. One\n2. Two⟧"],
    ["signs for numbers", "list", "⟦1. One\n2. Two⟧", "⟦- One\n- Two⟧"],
    ["a numbered list goes on", "numbers", "1. One\n2. Two\nThr|ee", "1. One\n2. Two\n3. Thr|ee"],
    ["what follows is no part of it", "list", "⟦One⟧\nTwo", "⟦- One⟧\n\nTwo"],
    ["what follows is its next item", "list", "⟦One⟧\n- Two", "⟦- One⟧\n- Two"],
    ["inner lists stay inside", "numbers", "⟦- One\n  - In⟧", "⟦1. One\n  2. In⟧"],
    ["the line behind the last one is not meant", "list", "⟦One\n⟧Two", "⟦- One⟧\n\nTwo"],
    ["a quote over two paragraphs is one", "quote", "⟦One\n\nTwo⟧", "⟦> One\n>\n> Two⟧"],
    ["a quote keeps its list", "quote", "⟦- One\n- Two⟧", "⟦> - One\n> - Two⟧"],
    ["a quote taken off", "quote", "⟦> One\n> Two⟧", "⟦One\nTwo⟧"],
    ["the line in whose middle the cursor is, whole", "quote", "One t|wo", "> One t|wo"],
  ] as const)("%s", (_, tool, before, after) => expect(use(tool, before)).toBe(after));

  test("the cursor does not leave its line when a mark is taken off before it", () => {
    expect(use("list", "One\n|- Two")).toBe("One\n|Two");
  });
});

describe("what the page shows of it", () => {
  test.each([
    ["bold", "⟦One\n\nTwo⟧", "<p><strong>One</strong></p><p><strong>Two</strong></p>"],
    ["bold", "⟦- One\n- Two⟧", "<ul><li><strong>One</strong></li><li><strong>Two</strong></li></ul>"],
    ["italic", "un⟦believ⟧able", "<p><em>unbelievable</em></p>"],
    ["italic", "**⟦One⟧**", "<p><em><strong>One</strong></em></p>"],
    ["heading", "See\nWhere to sl|eep\nNow", "<p>See</p><h3>Where to sleep</h3><p>Now</p>"],
    ["list", "Before\n⟦One\nTwo⟧\nAfter", "<p>Before</p><ul><li>One</li><li>Two</li></ul><p>After</p>"],
    ["numbers", "Before\n⟦One\nTwo⟧\nAfter", "<p>Before</p><ol><li>One</li><li>Two</li></ol><p>After</p>"],
    ["quote", "Before\n⟦One⟧\nAfter", "<p>Before</p><blockquote><p>One</p></blockquote><p>After</p>"],
  ] as const)("%s of %j", (tool, drawn, shown) => {
    expect(html(use(tool, drawn).replace(/[⟦⟧|]/g, ""))).toBe(shown);
  });

  test.each(MARKDOWN_TOOLS)("%s used twice is as before, and no letter is ever lost", (tool) => {
    for (const drawn of [
      "⟦One⟧",
      "⟦One two⟧",
      "Before ⟦one⟧ after",
      "⟦One\nTwo⟧",
      "Gr|üße",
      "⟦- One\n- Two⟧",
    ]) {
      const once = use(tool, drawn);
      const letters = (text: string) => text.replace("https", "").replace(/[^\p{L}]/gu, "");
      expect(letters(once)).toBe(letters(drawn));
      if (tool === "link" || drawn.includes("- One")) continue;
      expect(use(tool, once).replace(/[⟦⟧|]/g, "")).toBe(drawn.replace(/[⟦⟧|]/g, ""));
    }
  });
});
