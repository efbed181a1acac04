import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COMMAND_MINUTES, MAIL_MINUTES } from "@/lib/people/rules";
import {
  ABSOLUTE_DAYS,
  ASKED_SECONDS,
  askedCookieName,
  BROWSER_SECONDS,
  browserCookieName,
  IDLE_DAYS,
  KNOWN_DAYS,
  knownCookieName,
  sessionCookieName,
} from "@/lib/platform/auth/cookies";
import { LIMITS } from "@/lib/platform/limits";
import { DRAFT_DAYS } from "@/lib/registration/rules/draft-life";
import { ANSWER_DAYS, SENSITIVE_ANSWER_DAYS } from "@/lib/registration/rules/retention";

/** What docs/privacy.md promises is what the code does; who changes one has to change the other. */
const stated = readFileSync("docs/privacy.md", "utf8");
const source = (path: string) => readFileSync(path, "utf8");

/** The last cell of the row that begins with a name: until when it is held. */
function until(name: string): string {
  const row = stated.split("\n").find((line) => line.startsWith(`| ${name}`));
  return row?.split("|").at(-2)?.trim() ?? `there is no row "${name}"`;
}

describe("the record of processing", () => {
  test.each([
    ["Unfinished registration", `${DRAFT_DAYS} days after it began`],
    ["Interpreting languages", `${ANSWER_DAYS} days after the last day`],
    ["Access and food", `${SENSITIVE_ANSWER_DAYS} days after the last day`],
    ["Sign-in", `${IDLE_DAYS} days unused, ${ABSOLUTE_DAYS} days at most`],
  ])("holds %s until %s", (name, text) => {
    expect(until(name)).toContain(text);
  });

  test("says the times of links, requests, counters and backups", () => {
    expect(Math.max(COMMAND_MINUTES, MAIL_MINUTES)).toBe(60);
    expect(until("Sign-in")).toContain("links after an hour at most, their hashes a day later");
    const purge = source("lib/registration/commands/purge.ts");
    expect(purge).toMatch(/sign_in_token WHERE expires_at < clock_timestamp\(\) - interval '1 day'/);
    expect(purge).toMatch(/idempotency_key WHERE created_at < clock_timestamp\(\) - interval '15 days'/);
    expect(until("Answers to repeated requests")).toBe("15 days");
    expect(Math.max(...Object.values(LIMITS).map((limit) => limit.seconds))).toBe(3_600);
    expect(until("Network addresses (IPv4")).toContain("an hour");
    expect(source("docs/deploy/convivio-backup.service")).toContain("-mtime +29");
    expect(until("Backups")).toBe("30 days");
    expect(source("lib/registration/jobs.ts")).toContain('"17 3 * * *"');
    expect(stated).toContain("at 03:17");
  });

  test("names every table that holds data about people", () => {
    const tables = [...source("prisma/schema/people.prisma").matchAll(/^model (\w+)/gm)].map(
      ([, name]) => name,
    );
    // A new record about people needs a row here and in docs/privacy.md.
    expect(tables.sort()).toEqual([
      "Affiliation",
      "Login",
      "LoginEmail",
      "LoginSession",
      "Person",
      "PersonEmail",
      "PersonPair",
      "SignInToken",
      "Speaker",
    ]);
    expect(until("Two records that may be one person (`person_pair`)")).toBe("with either record");
    expect(source("prisma/schema/people.prisma")).toMatch(
      /model PersonPair \{[^}]*"pair"[^\n]*onDelete: Cascade[^}]*"otherPair"[^\n]*onDelete: Cascade/,
    );
  });
});

test("the cookies are those that are stated", () => {
  const names = [sessionCookieName, browserCookieName, askedCookieName, knownCookieName].map((name) =>
    name("https://a.example"),
  );
  expect(new Set(names).size).toBe(4);
  expect(stated).toContain("**Cookies.** Four");
  const paragraph = stated.slice(stated.indexOf("**Cookies.** Four")).split("\n\n")[0];
  for (const name of names) expect(paragraph).toContain(name.replace("__Host-", ""));
  expect([ABSOLUTE_DAYS, BROWSER_SECONDS, ASKED_SECONDS, KNOWN_DAYS]).toEqual([90, 3_600, 900, 400]);
  expect(paragraph).toContain(`${KNOWN_DAYS} days`);
});

test("every command that is named exists", () => {
  const named = [...stated.matchAll(/sudo convivio ([a-z-]+)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(3);
  for (const name of named) expect(() => source(`scripts/commands/${name}.ts`)).not.toThrow();
});
