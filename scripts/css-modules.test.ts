import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const files = ["app", "components"].flatMap((place) =>
  readdirSync(place, { recursive: true, encoding: "utf8" }).map((name) => `${place}/${name}`),
);
const screens = files
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => ({ file, text: readFileSync(file, "utf8") }));

/** The classes a stylesheet names; those of others, `:global(.btn)`, only when asked for. */
function classesOf(css: string, others = false): Set<string> {
  const own = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\{[^{}]*\}/g, "{}");
  const text = others ? own : own.replace(/:global\([^)]*\)/g, "");
  return new Set([...text.matchAll(/\.(-?[_a-z][\w-]*)/gi)].map((match) => match[1] ?? ""));
}

/** Which classes of which module each screen asks for, as `styles.name` or `styles["two-words"]`. */
function asked() {
  return screens.flatMap(({ file, text: whole }) => {
    const text = whole.replace(/^import .*$/gm, "");
    return [...whole.matchAll(/^import (\w+) from "([^"]+\.module\.css)";$/gm)].map(
      ([, name = "", path = ""]) => ({
        file,
        module: path.startsWith("@/") ? path.slice(2) : join(dirname(file), path),
        classes: [...text.matchAll(new RegExp(`\\b${name}(?:\\.([\\w]+)|\\["([^"]+)"\\])`, "g"))].map(
          (match) => match[1] ?? match[2] ?? "",
        ),
        // A name put together while the page is made may be any of them.
        any: new RegExp(`\\b${name}\\[(?!")`).test(text),
      }),
    );
  });
}

const uses = asked();
const modules = files.filter((file) => file.endsWith(".module.css"));

describe("a CSS Module and its component know each other", () => {
  test.each(modules)("%s: all it has is asked for, and all that is asked for it has", (module) => {
    const has = classesOf(readFileSync(module, "utf8"));
    const here = uses.filter((use) => use.module === module);
    const wanted = new Set(here.flatMap((use) => use.classes));
    expect([...wanted].filter((name) => !has.has(name))).toEqual([]);
    if (!here.some((use) => use.any)) expect([...has].filter((name) => !wanted.has(name))).toEqual([]);
  });
});

test("what the desk's screens share is written by two of them at least; else it is a module beside its component", () => {
  const everywhere = classesOf(readFileSync("app/linea.css", "utf8"), true);
  const shared = [...classesOf(readFileSync("components/desk/desk.css", "utf8"))].filter(
    // The frame itself.
    (name) => !everywhere.has(name) && name !== "desk",
  );
  expect(shared.length).toBeGreaterThan(10);
  const writers = (name: string) =>
    screens.filter(({ text }) =>
      [...text.matchAll(/["`]([^"`\n]*)["`]/g)].some(([, words = ""]) => words.split(/\s+/).includes(name)),
    );
  expect(shared.filter((name) => writers(name).length < 2)).toEqual([]);
});

test("records of the desk are listed by DataTable: nobody else draws its rows", () => {
  const drawn = screens.filter(({ text }) => /className="rows[ "]/.test(text)).map(({ file }) => file);
  expect(drawn).toEqual(["components/desk/data-table/row-list.tsx"]);
});
