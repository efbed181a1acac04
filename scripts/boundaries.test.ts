import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plant, root } from "@/prisma/testing/planted-project";

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
