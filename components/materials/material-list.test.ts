import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ShownMaterial } from "@/lib/materials/queries/materials";
import { MaterialWay } from "./material-list";

const material = (more: Partial<ShownMaterial>): ShownMaterial => ({
  ...{ id: "1", sessionId: null, title: { text: "Pane", lang: "it" } },
  ...{ href: "/files/a/pane.pdf?until=1&key=b", document: { format: "pdf", bytes: 1 } },
  ...more,
});
const drawn = (more: Partial<ShownMaterial> = {}) =>
  renderToStaticMarkup(createElement(MaterialWay, { material: material(more) }));

test("a document opens by its title, with its key; a link leads elsewhere, and only there", () => {
  expect(drawn()).toBe(
    '<a href="/files/a/pane.pdf?until=1&amp;key=b"><span dir="auto" lang="it">Pane</span></a>',
  );
  expect(drawn({ href: "https://film.example", document: null })).toMatch(
    /^<a href="https:\/\/film\.example" rel="[^"]+"/,
  );
  expect(drawn({ href: "javascript:alert(1)", document: null })).not.toContain("href");
});
