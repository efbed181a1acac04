import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { type SectionContent, tellSection } from "@/lib/sections/rules/content";
import { fieldsOf, SECTION_KINDS, SECTIONS, type SectionField } from "@/lib/sections/rules/kinds";
import type { SectionKind } from "@/prisma/generated/enums";
import { PlaceWay } from "./place-way";
import { SectionList } from "./section-list";

const SAID: Record<SectionField, string | Record<string, string>> = {
  line: { it: "pane" },
  markdown: { it: "**pane** e sale" },
  name: "Ada Esempio",
  phone: "+39 (0)40 123-456",
  email: "ada@example.org",
  url: "https://example.org/a",
};

/** A section of which everything is filled, in Italian alone. */
function whole(kind: SectionKind) {
  const content: SectionContent = {};
  for (const [name, field] of Object.entries(fieldsOf(kind))) content[name] = SAID[field];
  for (const [name, field] of Object.entries(SECTIONS[kind].rows ?? {}))
    for (const row of [0, 1]) content[`rows.${row}.${name}`] = SAID[field];
  return { id: kind, kind, content };
}

const place = { position: { latitude: 45.65, longitude: 13.77 }, words: "Casa Sale, Quay 4" };
const draw = (kind: SectionKind, locale: string, section = whole(kind)) =>
  renderToStaticMarkup(
    createElement(SectionList, {
      sections: [tellSection(section, locale, ["it"])],
      locale,
      map: createElement(PlaceWay, { place, locale }),
      documents: createElement("ul", null, createElement("li", null, "programme.pdf")),
      pictures: (id: string) => createElement("figure", null, `of ${id}`),
    }),
  );

test.each(SECTION_KINDS)("%s is drawn under its heading, in every language, and loads nothing", (kind) => {
  for (const locale of LOCALES) {
    const html = draw(kind, locale);
    const lang = locale === "it" ? "" : ' lang="it"';
    expect(html).toContain(`<h2 id="section-1" dir="auto"${lang}>pane</h2>`);
    expect(html).not.toMatch(/<(script|img|iframe|video|link)\b|\bstyle=/);
    // Every text that is not in the page's language says in which it is.
    const texts = html.match(/pane/g)?.length ?? 0;
    if (locale !== "it") expect(html.match(/lang="it"/g)?.length).toBe(texts);
  }
});

test("whoever is to be called is called by one tap, whatever was typed between the digits", () => {
  const html = draw("contacts", "en");
  expect(html).toContain('<a href="tel:+3940123456">+39 (0)40 123-456</a>');
  expect(html).toContain('<a href="mailto:ada@example.org">');
});

test("documents stand where their section is, and nowhere else", () => {
  expect(SECTION_KINDS.filter((kind) => draw(kind, "en").includes("programme.pdf"))).toEqual(["documents"]);
});

test("pictures stand where their section is, above its words, and nowhere else", () => {
  expect(SECTION_KINDS.filter((kind) => draw(kind, "en").includes("<figure>"))).toEqual(["picture"]);
  expect(draw("picture", "en")).toMatch(/<figure>of picture<\/figure>.*pane/);
});

test("a film and a map open elsewhere, and say where", () => {
  expect(draw("film", "en")).toContain("It opens on example.org. Nothing is loaded from there before.");
  expect(draw("map", "en")).toMatch(/Casa Sale, Quay 4.*href="geo:45\.65,13\.77\?q=/);
});

const filled = (kind: SectionKind, content: SectionContent) =>
  draw(kind, "it", { id: kind, kind, content: { title: { it: "Titolo" }, ...content } });

test.each([
  ["+39 040 123456", "+39040123456"],
  ["112", "112"],
  ["0049 (0) 30/123-45.6", "004930123456"],
  ["+39 040 123456, +39 040 654321", null],
  ["+39 040 123456 int. 12", null],
  ["040 123456 / 040 654321 / 040 777777", null],
  ["after six", null],
])("%s dials %s", (phone, dialled) => {
  const html = filled("contacts", { "rows.0.phone": phone });
  expect(html.match(/href="tel:([^"]*)"/)?.[1] ?? null).toBe(dialled);
  expect(html).toContain(phone);
});

test("an address to write to is one, whatever its signs", () => {
  expect(filled("contacts", { "rows.0.email": "a?bcc=b&c%40@example.org" })).toContain(
    'href="mailto:a%3Fbcc=b%26c%2540@example.org"',
  );
});

test("what is half filled leads nowhere and leaves no heading empty", () => {
  const text = { it: "Pane" };
  const cases: Array<[SectionKind, SectionContent]> = [
    ["film", { caption: text }],
    ["film", {}],
    ["links", { "rows.0.label": text }],
    ["stay", { "rows.0.price": text }],
    ["stay", { "rows.0.url": "https://example.org/a" }],
    ["contacts", { "rows.0.phone": "112" }],
    ["people", { "rows.0.role": text }],
    ["questions", { "rows.0.answer": text }],
  ];
  for (const [kind, content] of cases) {
    const html = filled(kind, content);
    expect(html, kind).not.toMatch(/href=""|<(h3|a|summary)[^>]*>(<bdi[^>]*>)?(<\/bdi>)?<\/\1>/);
    if (JSON.stringify(content).includes("Pane")) expect(html, kind).toContain("Pane");
  }
});
