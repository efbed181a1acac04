import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { expect, test } from "vitest";
import { writeAtom } from "./write-atom";

const HOSTILE = `]]><script>alert(1)</script>"'&amp;`;
const FEED = {
  ...{
    id: "urn:uuid:1",
    title: HOSTILE,
    language: "en",
    author: HOSTILE,
    updated: "2027-10-08T09:00:00.000Z",
  },
  ...{ self: "https://x.example/releases.atom?a=1&b=2", page: "https://x.example/changes" },
};
const ENTRY = {
  ...{ id: "urn:uuid:2", title: HOSTILE, published: "2027-10-08T09:00:00.000Z", lines: [HOSTILE, "Second"] },
  address: "https://x.example/changes#release-1",
};

const named = (parent: XmlElement, name: string) =>
  parent.children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name);

test("a feed has all that RFC 4287 asks for, and what was typed is text in it", () => {
  const { root } = parseXml(writeAtom({ ...FEED, entries: [ENTRY, ENTRY] }));
  if (!root) throw new Error("no root");
  expect([root.name, root.attributes.xmlns]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
  for (const name of ["id", "title", "updated", "author"]) expect(named(root, name), name).toHaveLength(1);
  expect(named(root, "title")[0]?.text).toBe(HOSTILE);
  expect(named(root, "author")[0]?.text).toBe(HOSTILE);
  expect(named(root, "link").map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
    ["self", FEED.self],
    ["alternate", FEED.page],
  ]);
  const entries = named(root, "entry");
  expect(entries).toHaveLength(2);
  for (const entry of entries) {
    for (const name of ["id", "title", "updated", "content"])
      expect(named(entry, name), name).toHaveLength(1);
    const [content] = named(entry, "content");
    expect(content?.attributes.type).toBe("html");
    // No element within: a reader gets two paragraphs, and the sign "<" as a sign.
    expect(content?.children.every((child) => child instanceof XmlText)).toBe(true);
    expect(content?.text.match(/<[^>]*>/g)).toEqual(["<p>", "</p>", "<p>", "</p>"]);
    expect(content?.text).not.toContain("<script");
  }
});

test("a feed without entries is one, too", () => {
  const { root } = parseXml(writeAtom({ ...FEED, entries: [] }));
  expect(root && named(root, "entry")).toEqual([]);
});
