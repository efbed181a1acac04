import { expect, test } from "vitest";
import { findAssets, findFurther } from "./assets";

test("a page names its sheets, letters and modules, each once", () => {
  const page =
    '<link rel="stylesheet" href="/_next/static/chunks/0a~b.css?dpl=1"><link as="font" href="/_next/static/media/a-s.p.woff2"><script type="module" src="/_next/static/live/star-1f.js"></script><a href="/_next/static/live/star-1f.js">x</a><img src="/files/a/b.webp">';
  expect(findAssets(page)).toEqual([
    "/_next/static/chunks/0a~b.css",
    "/_next/static/media/a-s.p.woff2",
    "/_next/static/live/star-1f.js",
  ]);
});

test("a module names the one it asks for later", () => {
  expect(
    findFurther('requestAnimationFrame(()=>setTimeout(()=>import("/_next/static/live/agenda-9.js")))'),
  ).toEqual(["/_next/static/live/agenda-9.js"]);
});
