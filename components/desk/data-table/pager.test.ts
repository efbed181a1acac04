import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { tableLinks } from "./address";
import { Pager, pagesBeside } from "./pager";

const words = { label: "Pages", back: "Newer", on: "Older" };
const link = tableLinks("/list", { state: "draft", page: "1", after: "k0", before: null });
const render = (page: number, pages: number, rows = [{ id: "k1" }, { id: "k2" }, { id: "k3" }]) =>
  renderToStaticMarkup(Pager({ words: { ...words, at: "here" }, ...pagesBeside(page, pages, rows, link) }));
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);

describe("the pages of a list", () => {
  test.each([
    [1, 3, ["/list?state=draft&amp;page=2&amp;after=k3"]],
    [2, 3, ["/list?state=draft&amp;page=1", "/list?state=draft&amp;page=3&amp;after=k3"]],
    [3, 3, ["/list?state=draft&amp;page=2&amp;before=k1"]],
    [9, 3, ["/list?state=draft&amp;page=8&amp;before=k1"]],
  ])("page %i of %i leads to %j", (page, pages, expected) => {
    expect(hrefs(render(page, pages))).toEqual(expected);
  });

  test("a page that has become empty still leads back, by the number", () => {
    expect(hrefs(render(4, 9, []))).toEqual(["/list?state=draft&amp;page=3", "/list?state=draft&amp;page=5"]);
  });

  test.each([
    [1, 1],
    [1, 0],
    [4, 1],
  ])("page %i of %i is all there is: no pager", (page, pages) => expect(render(page, pages)).toBe(""));

  test("a list by keys, which nobody counts, has its neighbours only", () => {
    const html = renderToStaticMarkup(Pager({ words, back: null, on: { href: "?after=k7" } }));
    expect(hrefs(html)).toEqual(["?after=k7"]);
    expect(html).toContain(">Older</a>");
    expect(html).not.toContain("Newer");
  });
});
