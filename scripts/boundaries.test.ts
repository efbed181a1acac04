import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const root = process.cwd();
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A tiny project with the given files and our configuration. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "convivio-boundaries-"));
  folders.push(folder);
  for (const name of [
    "tsconfig.json",
    ".dependency-cruiser.cjs",
    "scripts/architecture/folders.cjs",
    "lib/order.json",
  ])
    cpSync(join(root, name), join(folder, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Packages small enough to cruise, under the names the rules look for. */
const PACKAGES = {
  "node_modules/next/package.json": '{"name":"next","version":"1.0.0","exports":{"./cache":"./cache.js"}}',
  "node_modules/next/cache.js": "export {};",
  "node_modules/next-auth/package.json":
    '{"name":"next-auth","version":"1.0.0","exports":{"./next":"./next.js"}}',
  "node_modules/next-auth/next.js": "export {};",
  "node_modules/@prisma/client/package.json":
    '{"name":"@prisma/client","version":"1.0.0","exports":{".":"./client.js"}}',
  "node_modules/@prisma/client/client.js": "export class PrismaClient {}",
};

/** Every fault in a tree of its own names, so that one run shows them all: rule, the file at fault, its text, what it imports. */
const FAULTS: Array<[rule: string, from: string, text: string, to?: string]> = [
  ["no-cycles", "lib/a1/rules.ts", 'import "../a2/rules";', "lib/a2/rules.ts"],
  // Also a noun that the order doesn't have.
  ["platform-imports-only-lower-nouns", "lib/platform/log.ts", 'import "../b/rules";', "lib/b/rules.ts"],
  [
    "access-imports-only-lower-nouns",
    "lib/access/policy.ts",
    'import "../audit/rules";',
    "lib/audit/rules.ts",
  ],
  // Up by one line, on one line, and to what ties the nouns together.
  [
    "outbox-imports-only-lower-nouns",
    "lib/outbox/queries.ts",
    'import "../team/rules";',
    "lib/team/rules.ts",
  ],
  [
    "schools-imports-only-lower-nouns",
    "lib/schools/queries.ts",
    'import type { K } from "../people/rules";\nexport type L = K;',
    "lib/people/rules.ts",
  ],
  ["setup-imports-only-lower-nouns", "lib/setup/commands.ts", 'import "../upgrade";', "lib/upgrade.ts"],
  ["lib-knows-no-screen", "lib/c/queries.ts", 'import "@/components/c/card";', "components/c/card.tsx"],
  ["components-know-no-route", "components/d/card.tsx", 'import "@/app/d/page";', "app/d/page.tsx"],
  [
    "shared-screens-know-no-noun",
    "components/desk/list.tsx",
    'import "@/components/q/desk/card";',
    "components/q/desk/card.tsx",
  ],
  ["components-get-data-as-props", "components/e/card.tsx", 'import "@/lib/e/queries";', "lib/e/queries.ts"],
  [
    "components-get-data-as-props",
    "components/f/card.tsx",
    'import "@/lib/f/commands/rename";',
    "lib/f/commands/rename.ts",
  ],
  [
    "components-get-data-as-props",
    "components/q/card.tsx",
    'import "@/lib/q/templates/welcome";',
    "lib/q/templates/welcome.ts",
  ],
  ["between-nouns-only-the-front-door", "lib/g1/rules.ts", 'import "../g2/jobs";', "lib/g2/jobs.ts"],
  ["schema-is-pure", "lib/h/schema.ts", 'import "./queries";', "lib/h/queries.ts"],
  ["schema-is-pure", "lib/r/schema.ts", 'import "./templates/welcome";', "lib/r/templates/welcome.ts"],
  ["templates-are-pure", "lib/s/templates/welcome.ts", 'import "../emails/card";', "lib/s/emails/card.ts"],
  [
    "templates-are-pure",
    "lib/t/templates/welcome.ts",
    'import "@/lib/platform/db/client";',
    "lib/platform/db/client.ts",
  ],
  [
    "rules-are-pure",
    "lib/i/rules/last-owner.ts",
    'import "@/lib/platform/db/client";',
    "lib/platform/db/client.ts",
  ],
  ["commands-know-no-next", "lib/j/commands/invite.ts", 'import "next/cache";'],
  [
    "prisma-behind-queries-and-commands",
    "app/k/page.tsx",
    'import { K } from "@/prisma/k"; new K();',
    "prisma/k.ts",
  ],
  [
    "prisma-behind-queries-and-commands",
    "lib/l/actions.ts",
    'import { PrismaClient } from "@prisma/client"; new PrismaClient();',
  ],
  [
    "database-behind-queries-and-commands",
    "lib/p/access.ts",
    'import { K } from "@/lib/platform/db/client"; new K();',
    "lib/platform/db/client.ts",
  ],
  [
    "the-server-stands-before-the-product",
    "lib/u/queries.ts",
    'import "@/server/front-door.mjs";',
    "server/front-door.mjs",
  ],
  ["the-server-is-no-bundle", "server/own.mjs", 'import "../lib/v/rules.ts";', "lib/v/rules.ts"],
  ["next-auth-behind-platform-auth", "app/m/page.tsx", 'import "next-auth/next";'],
  ["product-never-imports-tests", "lib/n/queries.ts", 'import "@/prisma/factories";', "prisma/factories.ts"],
];

function cruise(files: Record<string, string>, config = ".dependency-cruiser.cjs"): string {
  const places = ["app", "components", "lib", "prisma", "server"].filter((place) =>
    Object.keys(files).some((path) => path.startsWith(place)),
  );
  const command = join(root, "node_modules/.bin/depcruise");
  const run = spawnSync(command, ["--config", config, ...places], {
    cwd: plant({ ...PACKAGES, ...files }),
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return `${run.status === 0 ? "clean" : "faults"} ${run.stdout}${run.stderr}`;
}

describe("each boundary fails on a planted fault", () => {
  const files = Object.fromEntries(
    FAULTS.flatMap(
      ([, from, text, to]) =>
        [[from, text], ...(to ? [[to, "export class K {}"]] : [])] as Array<[string, string]>,
    ),
  );
  files["lib/a2/rules.ts"] = 'import "../a1/rules";';
  const report = cruise(files);

  test.each(FAULTS)("%s in %s", (rule, from) => {
    expect(report).toMatch(new RegExp(`error ${rule}: ${from.replaceAll(/[/.[\]]/g, "\\$&")}`));
  });

  test("no-cycles-of-folders, though no two files import each other", () => {
    const circle = {
      "lib/a/rules/first.ts": 'import "../schema/one";',
      "lib/a/schema/one.ts": "export {};",
      "lib/a/schema/two.ts": 'import "../rules/second";',
      "lib/a/rules/second.ts": "export {};",
    };
    expect(cruise(circle)).toMatch(/^clean/);
    expect(cruise(circle, "scripts/architecture/folders.cjs")).toMatch(
      /error no-cycles-of-folders: lib\/a\/(rules|schema) →/,
    );
  });

  test("and a clean tree passes", () => {
    const clean = {
      "app/page.tsx": 'import "@/components/ui/button"; import "@/lib/team/queries";',
      "components/ui/button.tsx": "export {};",
      "lib/team/queries.ts":
        'import "../schools/rules"; import "../platform/log"; import { K } from "@/prisma/k"; new K();',
      "lib/editions/rules/phases.ts": "export {};",
      "lib/platform/log.ts": "export {};",
      "prisma/k.ts": "export class K {}",
    };
    expect(cruise(clean)).toMatch(/^clean/);
  });
});

function checkConventions(files: Record<string, string>): string {
  const run = spawnSync(process.execPath, [join(root, "scripts/check-conventions.mjs"), plant(files)], {
    encoding: "utf8",
  });
  return `${run.status} ${run.stderr}`;
}

/** "§{" stands for what begins a value in a template. */
const filled = (text: string) => `${text.replaceAll("§{", ["$", "{"].join(""))}\n`;

describe("each convention fails on a planted fault", () => {
  const inQueries = (text: string) => ({ "lib/team/queries.ts": `${text};\n` });
  const lines = (count: number) => "// line\n".repeat(count);
  test.each<[string, Record<string, string>, RegExp]>([
    ["a file outside the vocabulary", { "lib/team/members.ts": "" }, /not in the file vocabulary/],
    ["a noun nobody knows", { "lib/billing/rules.ts": "" }, /not a noun/],
    ["a drawer", { "components/ui/utils.tsx": "" }, /says nothing/],
    ["a barrel", { "components/ui/index.ts": "" }, /says nothing/],
    ["a name in camel case", { "components/ui/myButton.tsx": "" }, /kebab-case/],
    ["a file over 300 lines", { "lib/team/rules.ts": lines(301) }, /nothing is over 300/],
    ["a page over 60 lines", { "app/team/page.tsx": lines(61) }, /60 at most/],
    ["a screen in app", { "app/[locale]/team/_forms.tsx": "" }, /routes only: a screen/],
    ["a screen in a folder of app", { "app/[locale]/_desk/plain-desk.tsx": "" }, /routes only: a screen/],
    ["styles in app", { "app/[locale]/team/team.css": "" }, /routes only: a component's styles/],
    ["styles for everybody", { "components/team/desk/team.css": "" }, /everybody's elements/],
    ["the big zod", { "lib/team/schema.ts": 'import { z } from "zod";\n' }, /zod\/mini/],
    ["raw SQL from text", { "lib/team/queries.ts": "db.$queryRawUnsafe(text)" }, /banned/],
    [
      "a migration that names a schema",
      { "prisma/migrations/1_a/migration.sql": 'UPDATE "public"."person" SET full_name = 1' },
      /names no schema/,
    ],
    ["names compared by the machine's language", inQueries("a.localeCompare(b)"), /names are compared by/],
    ["names sorted by their key", inQueries('{ orderBy: { nameKey: "asc" } }'), /names sort by the name/],
    ["names sorted by code point", inQueries("[...names].sort()"), /not by code point/],
    ["names mapped and sorted", inQueries("rows.map((row) => row.fullName).toSorted()"), /not by code point/],
    ["names compared by code point", inQueries("one.name < other.name ? -1 : 1"), /not by code point/],
    ["titles in SQL", inQueries("`ORDER BY title->>'en'`"), /no order in SQL/],
    ["titles by Prisma", inQueries('{ orderBy: { title: "asc" } }'), /no order in SQL/],
    ...[
      "{block.label}: {block.value}",
      "{block.label}: <b>{value}</b>",
      "<b>{names}</b>: {t(what)}",
      "<span>{line}: </span>",
      "{t(name)}:",
      '{": "}',
      "const said = `§{a}: §{b}`;",
      "const said = `§{t(`a.§{b}`)}: §{b}`;",
      "const said = after ? `: §{after}` : null;",
      "const said = [a, b].join(': ');",
      'const said = label + ": " + text;',
      "const said = `§{label}\u00a0: §{text}`;",
      'const said = `§{label}§{ends ? "" : ":"} §{text}`;',
    ].map((text): [string, Record<string, string>, RegExp] => [
      `a label and its colon, ${text}`,
      { "components/ui/said.tsx": filled(text) },
      /asLabel/,
    ]),
    ["a label in a mail", { "lib/outbox/emails/said.ts": filled("`§{a}: §{b}`") }, /asLabel/],
    [
      "speakers by the name as written",
      inQueries('db.speaker.findMany({ where, orderBy: { fullName: "asc" } })'),
      /SPEAKERS_IN_ORDER/,
    ],
    [
      "rooms by the order alone",
      inQueries('db.room.findMany({ where, orderBy: { order: "asc" } })'),
      /ROOMS_IN_ORDER/,
    ],
    [
      "a bare action",
      { "lib/team/actions.ts": '"use server";\nexport async function invite() {}\n' },
      /bare server action/,
    ],
    [
      "a gate written by hand",
      {
        "lib/team/actions.ts":
          '"use server";\nexport const aAction = defineAction({\n  gate: (input) => requireEdition(input.school, "release"),\n});\n',
      },
      /editionAction\(act, Schema, command\)/,
    ],
    [
      "an action in a page",
      { "app/page.tsx": 'async function save() {\n"use server";\n}\n' },
      /belongs in lib/,
    ],
  ])("%s", (_name, files, message) => {
    const said = checkConventions(files);
    expect(said).toMatch(/^1/);
    expect(said).toMatch(message);
  });

  test("and a clean tree passes", () => {
    const action =
      '"use server";\nexport const inviteAction = defineAction({});\nexport const aAction = schoolAction("release", S, c);\n';
    expect(
      checkConventions({
        "lib/team/actions.ts": action,
        "lib/team/templates/welcome.ts": "",
        "lib/team/rules.test.ts": "[...names].sort();\n",
        "lib/team/queries.ts":
          "db.speaker.findMany({ orderBy: SPEAKERS_IN_ORDER }); names.sort(compareNames); dates.sort();\n",
        "app/[locale]/page.tsx": "",
        "app/[locale]/_desk/gate.ts": "",
        "app/linea.css": "",
        "components/desk/desk.css": "",
        "components/team/desk/team-forms.module.css": "",
        "components/ui/said.tsx": filled(
          [
            "const a = ({ b }: { b: string }, key: `a:§{string}`) =>",
            "  b ? <i {...(b ? { b } : {})} /> : <b>{asLabel(site, b)}</b>;",
            "export function F({\n  b,\n}: {\n  b: string;\n}) {}",
            'const keys = { "a": "b", c: `x:§{a}` };',
          ].join("\n"),
        ),
      }),
    ).toBe("0 ");
  });
});
