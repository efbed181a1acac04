import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { inLanguage, typed } from "@/components/lite/lite-session";
import { Localised, langOf, Typed } from "./localised";
import { Markdown } from "./markdown";

const NAMES = ["ليلى مثال", "נועה דוגמה", "Ελένη Παράδειγμα"];

describe("what people wrote runs in its own direction", () => {
  test.each(NAMES)("%s as a name, on the page and without script", (name) => {
    const bidi = `<bdi dir="auto">${name}</bdi>`;
    expect(renderToStaticMarkup(createElement(Typed, null, name))).toBe(bidi);
    expect(typed(name).text).toBe(bidi);
  });

  test.each(NAMES)("%s as a text in a language of its own", (text) => {
    const said = { text, lang: "ar" };
    const bidi = `<bdi dir="auto" lang="ar">${text}</bdi>`;
    expect(renderToStaticMarkup(createElement(Localised, { text: said }))).toBe(bidi);
    expect(inLanguage(said)).toMatchObject({ text: bidi });
    expect(renderToStaticMarkup(createElement(Markdown, { text: said }))).toMatch(
      /^<div dir="auto" lang="ar" /,
    );
  });

  test("in the page's own language it needs no language, but a direction", () => {
    expect(langOf({ text: "Sala", lang: null })).toEqual({ dir: "auto" });
  });

  test("several lines stay several lines, and nothing stays nothing", () => {
    expect(renderToStaticMarkup(createElement(Typed, null, "one\ntwo"))).toContain("one<br/>");
    expect(renderToStaticMarkup(createElement(Typed, null, ""))).toBe("");
  });
});
