import { describe, expect, test } from "vitest";
import { webProcess } from "../web-process.mjs";

interface Value {
  html: string;
  rscData?: Buffer;
  segmentData?: Map<string, Buffer> | undefined;
  document?: boolean;
}
type MakeDocument = (value: Value, modules?: Array<{ address: string; parts: string[] }>) => string | null;

// @ts-expect-error plain JavaScript, loaded by Next through its path
const { makeDocument } = (await import("./documents.mjs")) as { makeDocument: MakeDocument };

const MODULES = [
  { address: "/live/buttons.js", parts: ["CopyButton"] },
  { address: "/live/agenda.js", parts: ["CopyButton", "ZoneNote"] },
];
const NONCE = `nonce="${webProcess.scriptMark ?? ""}"`;

/** What Next writes into a page, as it wrote it on 2026-11-29. */
const FRAMEWORK = {
  preload: `<link rel="preload" as="script" fetchPriority="low" ${NONCE} href="/_next/static/chunks/0a-b.c_d.js"/>`,
  file: `<script src="/_next/static/chunks/0a.js" async="" ${NONCE}></script>`,
  old: `<script src="/_next/static/chunks/03~yq9q893hmn.js" noModule="" ${NONCE}></script>`,
  start: `<script ${NONCE} id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push([])</script>`,
  time: `<script ${NONCE}>requestAnimationFrame(function(){$RT=performance.now()});</script>`,
  data: `<script ${NONCE}>(self.__next_f=self.__next_f||[]).push([0])</script>`,
  more: `<script ${NONCE}>self.__next_f.push([1,"0:{\\"a\\":1}\\n"])</script>`,
};
const SHEET = `<link rel="stylesheet" href="/_next/static/chunks/0.css" ${NONCE} data-precedence="next"/>`;

const pageOf = (body: string, head = ""): Value => ({
  html: `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>${SHEET}${head}</head><body>${body}</body></html>`,
  rscData: Buffer.from("flight"),
  segmentData: new Map([["/_tree", Buffer.from("flight")]]),
});

describe("a document", () => {
  test("has nothing of the framework, and everything else as it was", () => {
    const { preload, file, old, start, time, data, more } = FRAMEWORK;
    const made = pageOf(`<p>Milan</p>${time}${start}${data}${more}`, preload + file + old);
    expect(makeDocument(made, [])).toBeNull();
    expect(made).toEqual({
      ...pageOf("<p>Milan</p>"),
      rscData: Buffer.alloc(0),
      segmentData: undefined,
      document: true,
    });
  });

  test.each([
    ['<script type="application/ld+json">{"@type":"Event"}</script>'],
    ['<script type="application/json">{}</script>'],
    ['<script type="speculationrules">{}</script>'],
    ["<p>self.__next_f.push and &lt;script&gt;</p>"],
  ])("keeps %s", (kept) => {
    const made = pageOf(kept + FRAMEWORK.data);
    expect(makeDocument(made, [])).toBeNull();
    expect(made.html).toBe(pageOf(kept).html);
  });

  test.each([
    ["the small module", ["CopyButton"], "/live/buttons.js"],
    ["the one module that knows both", ["CopyButton", "ZoneNote"], "/live/agenda.js"],
  ])("brings %s for what is alive on it, once, at its end", (_what, names, address) => {
    const parts = names.map((name) => `<live-part data-part="${name}" data-with="{}"></live-part>`).join("");
    const made = pageOf(parts + parts + FRAMEWORK.data);
    expect(makeDocument(made, MODULES)).toBeNull();
    expect(made.html).toBe(pageOf(`${parts}${parts}<script type="module" src="${address}"></script>`).html);
  });
});

test("words that look like what React calls make no page heavier", () => {
  const words = '<p>$RC("B:0","S:0") &lt;template id="B:0"&gt; &lt;!--$?--&gt;</p>';
  const made = pageOf(words + FRAMEWORK.data);
  expect(makeDocument(made, MODULES)).toBeNull();
  expect(made.html).toBe(pageOf(words).html);
});

describe("a page is kept as it is", () => {
  const { data } = FRAMEWORK;
  test.each([
    ["a script of somebody", "another script", "<script>alert(1)</script>"],
    [
      "a script that looks like the framework's",
      "another script",
      '<script>self.__next_f.push([1,"x"])</script>',
    ],
    [
      "a file of the framework that it did not ask for",
      "another script",
      '<script src="/_next/static/chunks/0a.js"></script>',
    ],
    ["a script of the build that nobody knows", "another script", `<script ${NONCE}>start()</script>`],
    ["a file of the build that nobody knows", "another script", `<script src="/x.js" ${NONCE}></script>`],
    [
      "a file of the framework with words in it",
      "another script",
      `<script src="/_next/static/chunks/0a.js" ${NONCE}>more()</script>`,
    ],
    ["data that bear the mark", "another script", `<script type="application/json" ${NONCE}>{}</script>`],
    ["a script in capitals", "another script", "<SCRIPT>alert(1)</SCRIPT>"],
    ["a script that does not end", "another script", "<script>alert(1)"],
    ["a boundary that waits", "an open boundary", '<!--$?--><template id="B:0"></template><!--/$-->'],
    ["a boundary that failed", "an open boundary", "<!--$!--><template></template><!--/$-->"],
    [
      "a large part out of line",
      "an open boundary",
      `<div hidden id="S:0"><p>Milan</p></div><script ${NONCE}>$RC("B:0","S:0")</script>`,
    ],
    ["a segment that waits", "an open boundary", '<template id="P:1"></template>'],
    [
      "a part that no module knows",
      "no module for what is alive",
      '<live-part data-part="Star" data-with="{}"></live-part>',
    ],
  ])("with %s", (_what, why, body) => {
    const made = pageOf(body + data);
    const before = { ...made };
    expect(makeDocument(made, MODULES)).toBe(why);
    expect(made).toEqual(before);
  });

  /** Rows of the data as Next 16.4 writes them: what it puts round a page, and what is ours. */
  const FLIGHT = [
    '1:"$Sreact.fragment"',
    '3:I[39756,["$2"],"default"]',
    'f:I[97367,["$2"],"OutletBoundary"]',
    '12:"ViewportBoundary"',
    '13:I[97367,["$2"],"$12"]',
    '52:I[27201,["$2"],"IconMark"]',
  ];
  test.each([
    ["that is called by its name", '21:I[62264,["$20"],"Star"]'],
    ["whose name stands in another row", '21:I["a/b",["$20","$22"],"$23"]\n23:"Star"'],
  ])("when something on it is alive and not marked, %s", (_what, row) => {
    const part = '<live-part data-part="CopyButton" data-with="{}"></live-part>';
    const withRows = (...rows: string[]) => ({
      ...pageOf(part + data),
      rscData: Buffer.from([...FLIGHT, '20:I[35,["$20"],"CopyButton"]', ...rows].join("\n")),
    });
    expect(makeDocument(withRows(), MODULES)).toBeNull();
    const made = withRows(row);
    const before = { ...made };
    expect(makeDocument(made, MODULES)).toBe("something alive that is not marked");
    expect(made).toEqual(before);
  });

  test("when it was cut off", () => {
    const made = { html: pageOf(data).html.slice(0, -1) };
    const before = { ...made };
    expect(makeDocument(made, MODULES)).toBe("no end");
    expect(made).toEqual(before);
  });

  test("when it has parts and the build made no modules", () => {
    const made = pageOf('<live-part data-part="CopyButton" data-with="{}"></live-part>');
    expect(makeDocument(made, [])).toBe("no module for what is alive");
  });
});
