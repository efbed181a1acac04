import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EnvironmentSchema, readSettings } from "./env";

const secret = "only-for-tests-0123456789abcdef0123456789abcdef";

describe("settings", () => {
  test("have safe defaults on this machine", () => {
    const settings = readSettings({}, secret);
    expect(settings).toMatchObject({
      embedded: true,
      publicUrl: "http://localhost:3000",
      smtpUrl: null,
      mailsPerMinute: null,
      newOrganisations: "signed-in",
      trustedProxies: [],
    });
  });

  test("on a public address only an administrator makes organisations", () => {
    const settings = readSettings(
      { PUBLIC_URL: "https://school.example/", SMTP_URL: "smtps://mail.example" },
      secret,
    );
    expect(settings).toMatchObject({ publicUrl: "https://school.example", newOrganisations: "admin" });
  });

  test.each([
    ["a public address without mail", { PUBLIC_URL: "https://school.example" }, secret, /SMTP_URL/],
    ["no secret", {}, null, /APP_SECRET/],
    ["a short secret", { APP_SECRET: "short" }, null, /APP_SECRET/],
    ["a sample secret", { APP_SECRET: "change-me-change-me-change-me-change-me" }, null, /sample/],
    ["another database", { DATABASE_URL: "mysql://localhost" }, secret, /DATABASE_URL/],
    ["an odd address", { PUBLIC_URL: "javascript:alert(1)" }, secret, /PUBLIC_URL/],
    ["a pool of none", { DATABASE_POOL: "0" }, secret, /DATABASE_POOL/],
    ["an odd level of the log", { LOG_LEVEL: "loud" }, secret, /LOG_LEVEL/],
    ["an odd choice", { NEW_ORGANISATIONS: "everybody" }, secret, /NEW_ORGANISATIONS/],
  ])("refuse %s, by name", (_what, environment, stored, message) => {
    expect(() => readSettings(environment, stored)).toThrow(message);
  });

  test.each([
    "https://school.example/path",
    "https://school.example?x=1",
    "https://school.example/#x",
    "https://school.example#",
    "https://ada:pw@school.example",
    "https://school.example\\x",
  ])("refuse an address that links can't begin with, and don't echo it: %s", (address) => {
    const read = () => readSettings({ PUBLIC_URL: address, SMTP_URL: "smtps://mail.example" }, secret);
    expect(read).toThrow(/PUBLIC_URL: .*without a path/);
    expect(read).not.toThrow(/school\.example/);
  });

  test("never echo the value of a refused secret", () => {
    expect(() => readSettings({ APP_SECRET: "hunter2" }, null)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
  });
});

const named = readFileSync(".env.example", "utf8")
  .split("\n")
  .flatMap((line) => /^([A-Z_]+)=(.*)$/.exec(line)?.slice(1) ?? []);

test(".env.example names every setting, and nothing else", () => {
  const names = named.filter((_, place) => place % 2 === 0);
  expect(names.sort()).toEqual(Object.keys(EnvironmentSchema.shape).sort());
});

test(".env.example can be used as it is", () => {
  const environment = Object.fromEntries(
    named.flatMap((name, place) =>
      place % 2 === 0 ? [[name, (named[place + 1] ?? "").replaceAll('"', "")]] : [],
    ),
  );
  expect(readSettings(environment, secret)).toEqual(readSettings({}, secret));
});

/** Set by the tools around it, or by the tests of the supervisor; no operator's business. */
const NO_SETTINGS = /^(NODE_ENV|NEXT_\w+|NEXTAUTH_URL|INIT_CWD|VITEST|TEST_\w+|CONVIVIO_WEB_COMMAND)$/;

test("no code reads a setting that is not checked at the start", () => {
  const places = ["app", "components", "lib", "scripts", "proxy.ts", "next.config.ts", "instrumentation.ts"];
  const read = new Set<string>();
  for (const place of places) {
    const entries = place.includes(".") ? [place] : readdirSync(place, { recursive: true, encoding: "utf8" });
    for (const entry of entries) {
      const path = place.includes(".") ? place : join(place, entry);
      if (!/(?<!\.test)\.(m?ts|tsx|mjs)$/.test(path)) continue;
      const text = readFileSync(path, "utf8");
      for (const [, name] of text.matchAll(/(?:process\.env|environment|env)\.([A-Z][A-Z_]+)\b/g))
        if (name && !NO_SETTINGS.test(name)) read.add(name);
    }
  }
  expect(read.size).toBeGreaterThan(5);
  expect([...read].filter((name) => !(name in EnvironmentSchema.shape))).toEqual([]);
});
