import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const TEXTS = {
  title: "Soup",
  deep: { kept: "Here", state: { open: "Open", shut: "Shut" } },
  stored: { one: "One", two: "Two" },
};
const ASKED = [
  't("title");',
  'deep("kept");',
  'declare const state: "open" | "shut";',
  `t(\`deep.state.\${state}\`);`,
  "declare const word: string;",
  `findText(t, \`stored.\${word}\`);`,
];

/** A small product of one file of texts and one that asks for them. */
function check(texts: object, lines: string[]) {
  const root = mkdtempSync(join(tmpdir(), "convivio-unused-"));
  folders.push(root);
  mkdirSync(join(root, "messages/en"), { recursive: true });
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  writeFileSync(join(root, "messages/en/a.json"), JSON.stringify(texts));
  const compilerOptions = { strict: true, module: "ESNext", moduleResolution: "Bundler", jsx: "react-jsx" };
  writeFileSync(
    join(root, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...compilerOptions, resolveJsonModule: true, skipLibCheck: true } }),
  );
  writeFileSync(
    join(root, "ask.ts"),
    `import { useTranslations } from "next-intl";
declare module "next-intl" { interface AppConfig { Messages: { a: typeof import("./messages/en/a.json") } } }
declare function findText(texts: unknown, key: string): string | null;
const t = useTranslations("a");
const deep = useTranslations("a.deep");
${lines.join("\n")}
`,
  );
  const { status, stderr } = spawnSync(process.execPath, ["scripts/check-unused-texts.mjs", root], {
    encoding: "utf8",
  });
  return { status, lines: stderr.split("\n").filter(Boolean) };
}

test("texts that are asked for pass: by name, by every member of a type, by stored words", () => {
  expect(check(TEXTS, ASKED)).toEqual({ status: 0, lines: [] });
});

test("keys that nobody asks for are named, and no others", () => {
  const without = ASKED.filter((line) => !line.includes("deep.state"));
  expect(check({ ...TEXTS, more: { left: "Left" } }, without)).toEqual({
    status: 1,
    lines: [
      "messages/en: nobody asks for a.deep.state.open",
      "messages/en: nobody asks for a.deep.state.shut",
      "messages/en: nobody asks for a.more.left",
    ],
  });
});
