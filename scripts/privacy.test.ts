import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { ANSWER_DAYS, SENSITIVE_ANSWER_DAYS } from "@/lib/forms/rules/retention";
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
import { forgetSettings } from "@/lib/platform/env";
import { LIMITS } from "@/lib/platform/limits";
import { countingSecrets } from "@/lib/platform/secrets";
import { DRAFT_DAYS } from "@/lib/registration/rules/draft-life";

/** What docs/privacy.md promises is what the code does; who changes one has to change the other. */
const stated = readFileSync("docs/privacy.md", "utf8");
const source = (path: string) => readFileSync(path, "utf8");

/** Which tables hold what; the words before the first colon or so of a row of the record of processing. */
const TABLES: Record<string, string[]> = {
  "Unfinished registration": ["registration"],
  "Name, e-mail, cooperative": ["affiliation", "person", "person_email", "registration"],
  "Two records that may": ["person_pair"],
  "Two records that were": ["person_merge"],
  "Tags of a registration": ["registration_assignee", "registration_tag"],
  "Notes of the team": ["registration_note"],
  "Sessions that a participant": ["star"],
  "Places in sessions": ["sign_up"],
  "A corrected address": ["correction"],
  "Interpreting languages": ["answer"],
  "Files that people": ["answer_file"],
  "Access and food": ["answer"],
  "Which notice and terms": ["consent"],
  "Who may be written": ["consent"],
  "Mailboxes that want": ["message_stop"],
  Messages: ["outbox_message"],
  Audit: ["audit_entry", "audit_value"],
  "Sign-in": ["login", "login_email", "login_session", "sign_in_token"],
  Team: ["people_view", "team_member", "todo_arrangement"],
  "Acts on many": ["bulk_act", "bulk_act_row"],
  Speakers: ["interpretation", "released_person", "session_person", "session_reply", "speaker"],
  Pictures: ["file", "file_copy"],
  "Accepted overlaps": ["accepted_overlap", "released_overlap"],
  "Answers to repeated requests": ["idempotency_key"],
  "Network addresses (IPv4": ["rate_limit"],
  "Contacts and signatures": ["edition", "mailing", "organisation", "planned_release", "practice", "release"],
  "Words of organisers": [
    ...[
      "access_item",
      "category",
      "edition",
      "edition_day",
      "edition_notice",
      "edition_question",
      "field_version",
      "figure",
      "host",
      "mail_wording",
      "file",
    ],
    ...[
      "mailing",
      "material",
      "organisation",
      "page_publication",
      "page_section",
      "planned_release",
      "practice",
      "quota",
      "recap",
      "recap_document",
      "release",
      "released_slot",
    ],
    ...["room", "school", "session", "slot", "tag", "term_version", "theme", "venue"],
  ],
  "nobody's": [
    ...[
      "asking",
      "cache_tag",
      "carried_text",
      "category_quota",
      "field",
      "file_drop",
      "intake_mapping",
      "lease",
      "practice_edition",
    ],
    ...[
      "practice_session",
      "released_session",
      "school_alias",
      "setting",
      "shown_totals",
      "term",
      "translation",
    ],
  ],
};

/** Columns that hold ids of rows that are no person. */
const NOT_ABOUT = new Set([
  ...["id", "organisationId", "editionId", "schoolId", "categoryId", "quotaId", "practiceId", "sessionId"],
  ...["releaseId"],
]);
/** Other words in tables that are nobody's: names that programs give, addresses of schools. */
const NOBODYS_WORDS: Record<string, string[]> = {
  // How far a round is, an id; gone with its end.
  asking: ["reached"],
  cache_tag: ["tag"],
  carried_text: ["objectKind", "objectId", "field"],
  field: ["key"],
  file_drop: ["hash"],
  intake_mapping: ["columns"],
  lease: ["name", "holder"],
  school_alias: ["slug"],
  setting: ["key", "value"],
  // Counts of three people and more.
  shown_totals: ["questions"],
  term: ["key"],
  translation: ["objectKind", "objectId", "field", "language"],
};

/** Every table of every file of the schema, with its columns. */
function modelled() {
  return readdirSync("prisma/schema")
    .flatMap((file) => [...source(`prisma/schema/${file}`).matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)])
    .map(([, body = ""]) => ({
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "",
      columns: [...body.matchAll(/^ {2}(\w+) +(\S+)/gm)].map(([, name = "", type = ""]) => ({ name, type })),
    }))
    .sort((one, other) => (one.table < other.table ? -1 : 1));
}

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
    expect(source("lib/registration/commands/purge-when-due.ts")).toContain('"17 3 * * *"');
    expect(stated).toContain("at 03:17");
  });

  test("names every table of the database, by what it holds of whom", () => {
    // A new record needs a line here and in docs/privacy.md; what is about people also in erasure, export and purge.
    const lines = stated.split("\n").filter((line) => /^\| .*\| (`[a-z_]+`(, )?)+ \|$/.test(line));
    const told = lines.map((line) => {
      const [, row = "", tables = ""] = line.split("|").map((cell) => cell.trim());
      return [row, tables.replaceAll("`", "").split(", ")];
    });
    expect(Object.fromEntries(told)).toEqual(TABLES);
    expect([...new Set(Object.values(TABLES).flat())].sort()).toEqual(modelled().map(({ table }) => table));
    for (const row of Object.keys(TABLES)) if (row !== "nobody's") expect(until(row)).not.toContain("no row");
  });

  test("takes no table for nobody's that has room for a person", () => {
    for (const { table, columns } of modelled()) {
      if (!TABLES["nobody's"]?.includes(table)) continue;
      const words = columns.filter(
        ({ name, type }) => /^(?:String|Json|Bytes)/.test(type) && !NOT_ABOUT.has(name),
      );
      expect(
        words.map(({ name }) => name),
        table,
      ).toEqual(NOBODYS_WORDS[table] ?? []);
    }
  });

  test("keeps two records that may be one person with both of them", () => {
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

describe("when something went wrong", () => {
  const advice = stated.slice(stated.indexOf("## When something went wrong"));

  test("the site is stopped by the name that the service has", () => {
    const [, service] = /sudo systemctl stop ([\w-]+)/.exec(advice) ?? [];
    expect(source(`docs/deploy/${service}.service`)).toContain("ExecStart=");
  });

  test("a new secret alone ends every private link, ticket and sign-in, as the sentence says", () => {
    expect(advice.replaceAll("\n", " ")).toMatch(
      /a new `APP_SECRET`, without `APP_SECRET_PREVIOUS`, makes every private link, ticket and sign-in invalid/,
    );
    const links = (environment: Record<string, string>) => {
      for (const name of ["APP_SECRET", "APP_SECRET_PREVIOUS"]) vi.stubEnv(name, environment[name] ?? "");
      forgetSettings();
      return countingSecrets();
    };
    const [leaked, fresh] = ["leaked-".repeat(6), "fresh-".repeat(7)];
    expect(links({ APP_SECRET: fresh, APP_SECRET_PREVIOUS: leaked })).toContain(leaked);
    expect(links({ APP_SECRET: fresh })).toEqual([fresh]);
    vi.unstubAllEnvs();
    forgetSettings();
  });

  test("what helps to find out is there: the audit's page and the check of what must hold", () => {
    expect(advice).toContain("audit page");
    expect(source("app/[locale]/(live)/organise/[school]/[edition]/audit/page.tsx")).toContain(
      "export default",
    );
    expect(advice).toContain("sudo convivio invariants");
  });
});
