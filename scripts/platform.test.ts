import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "convivio-platform-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${text}\n`);
}

/** What lib/platform might know of a noun; one file each. */
const KNOWN = [
  ["table registration, by the client", "db().registration.findMany({ where });"],
  ["table outbox_message, by the client", "await tx.outboxMessage\n  .updateMany({ where });"],
  ["table edition", 'client.query("SELECT 1 FROM edition LIMIT 1");'],
  ["table quota", "db.$queryRaw`SELECT id\n  FROM public.quota`;"],
  ["table session", "client.query('UPDATE \"session\" SET number = 1');"],
  ["table login_session", 'const LEFT_OUT = { login_session: "sign-ins" };'],
  ["table category", 'const tables = ["setting", "category"];'],
  ["a state", 'import { LIVE } from "@/prisma/enums/states";'],
  ["a state", 'import type { RegistrationState } from "@/prisma/generated/enums";'],
  ["a state", 'import type { Registration } from "@/prisma/generated/models";'],
  ['texts of "emails"', 'translator(language, "emails")("calendarNote");'],
  ['texts of "desk"', 'await getTranslations("desk");'],
] as const;

const MAY = [
  "// A registration FROM an edition, as login_session has it.",
  'import { Prisma } from "@/prisma/generated/client";',
  "db.setting.findUnique({ where }); client.query(`SELECT 1 FROM setting`); session.find(answer);",
  'translator(language, "site")("name");',
].join("\n");

test("lib/platform knows no noun: not its tables, its states or its texts", () => {
  for (const [at, [, text]] of KNOWN.entries()) plant(`lib/platform/db/known-${at}.ts`, text);
  plant("lib/platform/db/may.ts", MAY);
  plant("lib/platform/db/may.test.ts", "db().registration.findMany();");
  plant("lib/registration/queries.ts", "db().registration.findMany();");
  const run = spawnSync(process.execPath, ["scripts/check-conventions.mjs", folder], { encoding: "utf8" });
  const said = run.stderr.trim().split("\n");
  expect(run.status).toBe(1);
  expect(said).toHaveLength(KNOWN.length);
  for (const [at, [what]] of KNOWN.entries()) {
    const line = said.find((one) => one.startsWith(`lib/platform/db/known-${at}.ts: `));
    expect(line).toContain("lib/platform knows no noun");
    expect(line).toContain(what);
  }
});
