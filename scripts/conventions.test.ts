import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plant, root } from "@/prisma/testing/planted-project";

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
