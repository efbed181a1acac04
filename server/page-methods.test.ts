import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answerToMethod, isAddress, pagesOf, readPages } from "./page-methods.mjs";

const METHOD = /^export (?:async )?(?:function|const) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm;

const routes = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
  /(^|\/)route\.tsx?$/.test(file),
);

test("the source has routes to look at, and one that takes something", () => {
  expect(routes.length).toBeGreaterThan(10);
  expect(
    routes.some((file) => /export (async )?function POST/.test(readFileSync(`app/${file}`, "utf8"))),
  ).toBe(true);
});

test.each(routes)("the door lets through what %s takes, and no more", (file) => {
  const written = [...readFileSync(`app/${file}`, "utf8").matchAll(METHOD)].map(([, method = ""]) => method);
  const taken = new Set([...written, "OPTIONS", ...(written.includes("GET") ? ["HEAD"] : [])]);
  const [, page] = pagesOf([`/${file.replace(/\.tsx?$/, "")}`]);
  expect(page?.methods.split(", ").sort()).toEqual([...taken].sort());
});

test("an address whose last name stands for several parts has one of them at least", () => {
  const pages = pagesOf(["/[locale]/(live)/form/preview/[...at]/page"]);
  const ask = (path: string) => isAddress(pages, path);
  for (const path of ["/it/form/preview/any", "/it/form/preview/any/a/b/you"])
    expect(ask(path), path).toBe(true);
  for (const path of ["/it/form/preview", "/it/form/other/any", "/xx/form/preview/any"])
    expect(ask(path), path).toBe(false);
});

test("every file that is kept is only read", () => {
  const pages = readPages();
  const files = readdirSync("public", { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  expect(files.length).toBeGreaterThan(2);
  for (const { parentPath, name } of files) {
    const path = `${parentPath}/${name}`.replace(/^public/, "");
    expect(answerToMethod(pages, "GET", path), path).toBeNull();
    expect(answerToMethod(pages, "POST", path), path).toMatchObject({ status: 405, forProgram: true });
  }
});
