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
const draw = (kind: SectionKind, locale: string) =>
  renderToStaticMarkup(
    createElement(SectionList, {
      sections: [tellSection(whole(kind), locale, ["it"])],
      locale,
      map: createElement(PlaceWay, { place, locale }),
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

test("a film and a map open elsewhere, and say where", () => {
  expect(draw("film", "en")).toContain("It opens on example.org. Nothing is loaded from there before.");
  expect(draw("map", "en")).toMatch(/Casa Sale, Quay 4.*href="geo:45\.65,13\.77\?q=/);
});
